package org.jiebang.gateway.limit;

import java.util.List;

/** Small quotas, so that a test can use them up. */
record FewRequests(int subject, int instances, List<String> trustedProxies)
    implements LimitsConfig {

  static FewRequests of(int subject) {
    return new FewRequests(subject, 1, List.of());
  }

  static FewRequests behind(String... proxies) {
    return new FewRequests(60, 1, List.of(proxies));
  }

  @Override
  public int factor() {
    return 1;
  }

  @Override
  public int remembered() {
    return 1_000;
  }

  @Override
  public int partner() {
    return 2;
  }

  @Override
  public int loader() {
    return 40;
  }

  @Override
  public int address() {
    return 60;
  }

  @Override
  public int signIn() {
    return 6;
  }

  @Override
  public int claim() {
    return 3;
  }

  @Override
  public int redemption() {
    return 3;
  }
}
