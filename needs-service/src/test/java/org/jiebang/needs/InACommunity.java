package org.jiebang.needs;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.needs.OverHttp.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A test over HTTP in a community of its own, with a desk, a grid worker and a resident. */
abstract class InACommunity {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  final String stranger =
      TestIssuer.token(UUID.randomUUID(), "UNI@organisation:" + UUID.randomUUID());
  String desk = "";
  String grid = "";
  String resident = "";
  UUID community = new UUID(0, 0);

  @SuppressWarnings("NullAway.Init") // set before each test
  private OverHttp http;

  @BeforeEach
  void aCommunityWithPeople() throws Exception {
    http = new OverHttp(base);
    community = http.community(DISTRICT, "育才街社区");
    String at = "@community:" + community;
    desk = TestIssuer.token(UUID.randomUUID(), "COM" + at);
    grid = TestIssuer.token(UUID.randomUUID(), "GRD" + at);
    resident = TestIssuer.token(UUID.randomUUID(), "RES" + at);
  }

  Answer post(String token, String path, String body) throws Exception {
    return http.post(token, path, body);
  }

  Answer get(String token, String path) {
    return get(token, path, null);
  }

  Answer get(String token, String path, @Nullable Answer after) {
    return http.get(token, path, after);
  }

  List<String> items(String token, String path, Answer after) throws Exception {
    return http.items(token, path, after);
  }

  static void refused(int status, String code, Answer answer) throws Exception {
    answer.refused(status, code);
  }

  static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    return OverHttp.atOnce(calls);
  }
}
