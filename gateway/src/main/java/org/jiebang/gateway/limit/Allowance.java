package org.jiebang.gateway.limit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a request was told about its quotas.
 *
 * @param left by quota, the strictest first
 * @param retryAfterSeconds 0: it may go on
 */
public record Allowance(List<Left> left, long retryAfterSeconds) {

  /** Under this name it is kept with the request. */
  public static final String KEY = "jiebang.allowance";

  /**
   * One quota.
   *
   * @param quota its name
   * @param perMinute how many there are
   * @param remaining how many of them are left now
   * @param fullInSeconds when all are there again, if nothing more is asked
   */
  public record Left(String quota, int perMinute, long remaining, long fullInSeconds) {}

  public boolean granted() {
    return retryAfterSeconds == 0;
  }

  /** As draft-ietf-httpapi-ratelimit-headers has it. */
  String policyHeader() {
    return left.stream()
        .map(l -> "\"%s\";q=%d;w=60".formatted(l.quota(), l.perMinute()))
        .collect(Collectors.joining(", "));
  }

  String leftHeader() {
    return left.stream()
        .map(l -> "\"%s\";r=%d;t=%d".formatted(l.quota(), l.remaining(), l.fullInSeconds()))
        .collect(Collectors.joining(", "));
  }
}
