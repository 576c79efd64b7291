package org.jiebang.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.gateway.route.DoorUnderTest.json;

import io.vertx.core.http.HttpServerRequest;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.gateway.limit.Allowance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One account asks a service for much that takes long, on real sockets. */
class AtOnceTest {

  private static final int MOST = 3;
  private static final UUID ONE = new UUID(1, 1);
  private static final UUID OTHER = new UUID(1, 2);
  private static final String ACCOUNT = "X-Account";

  private final AtomicInteger awaited = new AtomicInteger();
  private final ArrayDeque<Socket> waiting = new ArrayDeque<>();
  private DoorUnderTest door;

  private static final class Narrow extends QuickDoor {
    @Override
    public int atOnceOfOne() {
      return MOST;
    }
  }

  @BeforeEach
  void open() throws Exception {
    door =
        new DoorUnderTest(
            new Narrow(),
            (routing, then) -> {
              UUID account = UUID.fromString(routing.request().getHeader(ACCOUNT));
              var allowance =
                  new Allowance(List.of(), 0)
                      .of(new Caller(account, List.of(), null, Set.of(), null));
              routing.put(Allowance.KEY, allowance);
              then.accept(allowance);
            },
            this::service);
  }

  private void service(HttpServerRequest request) {
    if (request.path().endsWith("/long")) {
      awaited.incrementAndGet();
    } else {
      DoorUnderTest.echo(request);
    }
  }

  @AfterEach
  void close() throws Exception {
    for (Socket socket : waiting) {
      socket.close();
    }
    door.close();
  }

  @Test
  void one_account_leaves_room_for_the_others() throws Exception {
    for (int i = 1; i <= MOST; i++) {
      int asked = i;
      waiting.add(
          door.begin(
              "GET /api/v1/needs/long HTTP/1.1\r\nHost: a\r\n"
                  + ACCOUNT
                  + ": "
                  + ONE
                  + "\r\n\r\n"));
      await().atMost(Duration.ofMinutes(1)).until(() -> awaited.get() == asked);
    }
    HttpResponse<String> more = ask("/api/v1/needs", ONE);
    assertThat(more.statusCode()).isEqualTo(429);
    assertThat(more.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(json(more).get("code").asText()).isEqualTo("RATE_LIMITED");
    assertThat(ask("/api/v1/needs", OTHER).statusCode()).isEqualTo(200);
    assertThat(ask("/api/v1/accounts", ONE).statusCode()).as("another service").isEqualTo(200);

    waiting.pop().close();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> ask("/api/v1/needs", ONE).statusCode() == 200);
  }

  @Test
  void whoever_asks_one_after_the_other_is_never_held_up() throws Exception {
    for (int i = 0; i < 5 * MOST; i++) {
      assertThat(ask("/api/v1/needs", ONE).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> ask(String path, UUID account) throws Exception {
    return door.send(door.request(path).header(ACCOUNT, account.toString()).build());
  }
}
