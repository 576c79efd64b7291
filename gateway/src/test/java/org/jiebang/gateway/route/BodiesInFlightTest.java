package org.jiebang.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.http.HttpServerRequest;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.gateway.limit.Allowance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of bodies the door holds at once, on real sockets. */
class BodiesInFlightTest {

  private static final UUID ONE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);
  private static final String FILES = "/api/v1/needs/" + new UUID(2, 2) + "/attachments";
  private static final String ACCOUNT = "X-Account";

  private final AtomicInteger asked = new AtomicInteger();
  private boolean silent;
  private DoorUnderTest door;

  /** Waits for bodies as long as a slow machine may take. */
  private static final class Patient extends QuickDoor {
    @Override
    public Duration bodyTimeout() {
      return Duration.ofMinutes(5);
    }

    @Override
    public Duration readTimeout() {
      return Duration.ofSeconds(20);
    }
  }

  @BeforeEach
  void open() throws Exception {
    door = door(new Patient());
  }

  private DoorUnderTest door(QuickDoor config) throws Exception {
    return new DoorUnderTest(
        config,
        (routing, then) -> {
          String account = routing.request().getHeader(ACCOUNT);
          var allowance = new Allowance(List.of(), 0);
          if (account != null) {
            allowance =
                allowance.of(new Caller(UUID.fromString(account), List.of(), null, Set.of(), null));
          }
          routing.put(Allowance.KEY, allowance);
          then.accept(allowance);
        },
        this::service);
  }

  private void service(HttpServerRequest request) {
    asked.incrementAndGet();
    if (!silent) {
      DoorUnderTest.echo(request);
    }
  }

  @AfterEach
  void close() throws Exception {
    door.close();
  }

  private Socket announced(UUID account, int bytes, int sent) throws Exception {
    var socket = new Socket(door.address().getHost(), door.address().getPort());
    socket.setSoTimeout(60_000);
    String head =
        "POST %s HTTP/1.1\r\nHost: a\r\n%s: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(FILES, ACCOUNT, account, bytes);
    socket.getOutputStream().write((head + "x".repeat(sent)).getBytes(UTF_8));
    return socket;
  }

  private HttpResponse<String> sent(UUID account, int bytes) throws Exception {
    return door.send(
        door.request(FILES)
            .timeout(Duration.ofSeconds(60))
            .header(ACCOUNT, account.toString())
            .POST(BodyPublishers.ofString("x".repeat(bytes)))
            .build());
  }

  /** Without saying before how much it will be. */
  private HttpResponse<String> streamed(UUID account, int bytes) throws Exception {
    byte[] body = "x".repeat(bytes).getBytes(UTF_8);
    HttpRequest request =
        door.request(FILES)
            .timeout(Duration.ofSeconds(60))
            .header(ACCOUNT, account.toString())
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
            .build();
    return door.send(request);
  }

  private void holds(long bytes) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(door.door.budget().held()).isEqualTo(bytes));
  }

  private static void refused(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(DoorUnderTest.json(answer).get("code").asText()).isEqualTo("BACKPRESSURE");
  }

  @Test
  void what_is_on_its_way_is_held_and_a_cut_connection_gives_it_back() throws Exception {
    try (Socket one = announced(ONE, 60_000, 100)) {
      holds(60_000);
      refused(sent(ONE, 20_000)); // one account does not take all
      refused(streamed(ONE, 20_000));
      assertThat(sent(OTHER, 30_000).statusCode()).isEqualTo(200);
      holds(60_000);
      refused(sent(OTHER, 50_000)); // nor do all together take more than there is
      assertThat(asked).as("nothing refused has reached a service").hasValue(1);
      assertThat(sent(ONE, QuickDoor.UNCOUNTED).statusCode()).isEqualTo(200); // commands go on
      one.setSoLinger(true, 0); // reset, as when a phone loses its network
    }
    holds(0);
    assertThat(door.door.budget().accounts()).isZero();
    assertThat(sent(ONE, 60_000).statusCode()).isEqualTo(200);
    holds(0);
  }

  @Test
  void many_cut_connections_leave_nothing_behind() throws Exception {
    for (int i = 0; i < 30; i++) {
      try (Socket socket = announced(new UUID(3, i), 60_000, i * 1_000)) {
        holds(60_000); // the canary: it was held
        socket.setSoLinger(i % 2 == 0, 0);
      }
      holds(0);
    }
    assertThat(asked).hasValue(0);
    assertThat(door.door.budget().accounts()).isZero();
  }

  @Test
  void who_is_not_signed_in_is_one_by_address() throws Exception {
    try (Socket one = announced(ONE, 60_000, 0)) {
      holds(60_000);
      HttpResponse<String> nobody =
          door.send(door.post("/api/v1/needs", "x".repeat(QuickDoor.BODY_LIMIT)));
      assertThat(nobody.statusCode()).isEqualTo(200);
      assertThat(one.isClosed()).isFalse();
    }
    holds(0);
  }

  @Test
  void one_that_grows_too_large_gives_back_what_it_took() throws Exception {
    HttpResponse<String> answer = streamed(ONE, 61_000);
    assertThat(answer.statusCode()).isEqualTo(413);
    holds(0);
  }

  @Test
  void one_that_comes_too_slowly_gives_back_what_it_took() throws Exception {
    close();
    door = door(QuickDoor.hasty());
    try (Socket one = announced(ONE, 60_000, 0)) {
      String answer = new String(one.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 408");
    }
    holds(0);
  }

  @Test
  void one_that_waits_for_its_service_is_held_until_nobody_waits_any_more() throws Exception {
    silent = true;
    try (Socket one = announced(ONE, 50_000, 50_000)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() == 1);
      holds(50_000);
      one.setSoLinger(true, 0);
    }
    holds(0);
  }

  @Test
  void what_the_gateway_answers_itself_gives_back_too() throws Exception {
    HttpResponse<String> here =
        door.send(door.post("/api/v1/me", "x".repeat(QuickDoor.BODY_LIMIT)));
    assertThat(here.body()).isEqualTo("here");
    holds(0);
  }
}
