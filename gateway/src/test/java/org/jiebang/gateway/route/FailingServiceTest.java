package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.gateway.route.DoorUnderTest.json;

import io.vertx.core.http.HttpServerRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The door on a real socket, between services that are not well and callers who leave. */
class FailingServiceTest {

  private static final AtomicInteger ASKED = new AtomicInteger();
  private static final AtomicInteger AWAITED = new AtomicInteger();
  private static final AtomicInteger LEFT = new AtomicInteger();
  private static final Set<String> HUNG_UP = ConcurrentHashMap.newKeySet();
  private static DoorUnderTest door;
  private static DoorUnderTest hasty;

  @BeforeAll
  static void open() throws Exception {
    door = new DoorUnderTest(new QuickDoor(), DoorUnderTest.OPEN, FailingServiceTest::service);
    hasty = new DoorUnderTest(QuickDoor.hasty(), DoorUnderTest.OPEN, FailingServiceTest::service);
  }

  @AfterAll
  static void close() throws Exception {
    door.close();
    hasty.close();
  }

  @Test
  void a_service_that_is_down_is_said_to_be_so() throws Exception {
    HttpResponse<String> answer = door.send(door.post("/api/v1/tasks", "{}"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(json(answer).get("code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(json(answer).get("instance").asText()).isEqualTo("/api/v1/tasks");
    assertThat(answer.body()).doesNotContain("127.0.0.1", "refused", "Exception");
  }

  @Test
  void a_service_that_hangs_up_is_said_to_be_down() throws Exception {
    assertThat(door.send(door.get("/api/v1/needs/hang-up")).statusCode()).isEqualTo(503);
  }

  @Test
  void what_may_be_repeated_is_sent_again_when_the_connection_broke() throws Exception {
    assertThat(json(door.send(door.get("/api/v1/needs/hang-up-once?a"))).get("method").asText())
        .isEqualTo("GET");
    HttpRequest keyed =
        door.request("/api/v1/needs/hang-up-once?b")
            .header("Idempotency-Key", "once")
            .POST(BodyPublishers.ofString("{\"b\":2}"))
            .build();
    assertThat(json(door.send(keyed)).get("body").asText()).isEqualTo("{\"b\":2}");
    assertThat(door.send(door.post("/api/v1/needs/hang-up-once?c", "{}")).statusCode())
        .isEqualTo(503);
  }

  @Test
  void a_service_that_fails_again_and_again_is_not_asked_for_a_while() throws Exception {
    int asked;
    long begun;
    HttpResponse<String> spared;
    do { // anew where the machine stood still until the pause was over
      begun = System.nanoTime();
      for (int i = 0; i < QuickDoor.FAILURES; i++) {
        assertThat(door.send(door.get("/api/v1/accounts/hang-up")).statusCode()).isEqualTo(503);
      }
      asked = ASKED.get();
      spared = door.send(door.get("/api/v1/accounts"));
    } while (System.nanoTime() - begun > QuickDoor.BREAKER_PAUSE.toNanos());
    assertThat(spared.statusCode()).isEqualTo(503);
    assertThat(spared.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(json(spared).get("code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(ASKED.get()).as("requests that reached it").isEqualTo(asked);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> door.send(door.get("/api/v1/accounts")).statusCode() == 200);
  }

  /** Whoever closes a page, or an app in a tunnel, would else close the service to everybody. */
  @Test
  void callers_who_leave_are_no_failures_of_the_service() throws Exception {
    for (int i = 1; i <= 2 * QuickDoor.FAILURES; i++) {
      int caller = i;
      try (var _ = door.begin("GET /api/v1/accounts/silent HTTP/1.1\r\nHost: a\r\n\r\n")) {
        await().atMost(Duration.ofMinutes(1)).until(() -> AWAITED.get() == caller);
      }
      await().atMost(Duration.ofMinutes(1)).until(() -> LEFT.get() == caller);
    }
    assertThat(door.send(door.get("/api/v1/accounts")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_service_that_is_silent_times_out() throws Exception {
    HttpResponse<String> answer = hasty.send(hasty.get("/api/v1/needs/silent"));
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(json(answer).get("code").asText()).isEqualTo("SERVICE_TIMEOUT");
  }

  @Test
  void an_answer_that_breaks_off_is_a_problem() throws Exception {
    HttpResponse<String> answer = door.send(door.get("/api/v1/needs/broken-off"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(json(answer).get("code").asText()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private static void service(HttpServerRequest request) {
    ASKED.incrementAndGet();
    switch (request.path()) {
      case "/api/v1/needs/silent" -> {}
      case "/api/v1/accounts/silent" -> {
        request.connection().closeHandler(_ -> LEFT.incrementAndGet());
        AWAITED.incrementAndGet();
      }
      case "/api/v1/needs/hang-up", "/api/v1/accounts/hang-up" -> request.connection().close();
      case "/api/v1/needs/hang-up-once" -> {
        if (HUNG_UP.add(request.query())) {
          request.connection().close();
        } else {
          DoorUnderTest.echo(request);
        }
      }
      case "/api/v1/needs/broken-off" ->
          request
              .response()
              .putHeader("Content-Length", "100")
              .write("{\"only\":")
              .onComplete(_ -> request.connection().close());
      default -> DoorUnderTest.echo(request);
    }
  }
}
