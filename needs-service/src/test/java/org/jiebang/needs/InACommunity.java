package org.jiebang.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
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

  /** As clients do, it asks again while the view is behind: this machine may be busy. */
  Answer get(String token, String path, @Nullable Answer after) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .pollDelay(Duration.ZERO)
        .until(() -> http.get(token, path, after), answer -> answer.status() != 503);
  }

  List<String> items(String token, String path, Answer after) throws Exception {
    return StreamSupport.stream(
            get(token, path, after).ok().json().get("items").spliterator(), false)
        .map(i -> i.get("id").asText())
        .toList();
  }

  static void refused(int status, String code, Answer answer) throws Exception {
    answer.refused(status, code);
  }

  static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
    var ready = new CountDownLatch(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Answer>>();
      for (Callable<Answer> call : calls) {
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return call.call();
                }));
      }
      var answers = new ArrayList<Answer>();
      for (Future<Answer> one : running) {
        answers.add(one.get());
      }
      assertThat(answers).hasSameSizeAs(calls);
      return answers;
    }
  }
}
