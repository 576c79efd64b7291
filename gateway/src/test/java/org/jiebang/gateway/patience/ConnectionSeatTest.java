package org.jiebang.gateway.patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jiebang.gateway.GatewayVertx;
import org.jiebang.gateway.limit.LimitsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One address that opens connections and says nothing, on real sockets. */
class ConnectionSeatTest {

  private static final int MOST = 3;

  private final Vertx vertx = GatewayVertx.start();
  private final ArrayDeque<Socket> open = new ArrayDeque<>();

  @AfterEach
  void close() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
    vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  /** What it is told is read when the server begins to listen. */
  private int listen(String proxies) throws Exception {
    System.setProperty(Patience.CONNECTIONS, Integer.toString(MOST));
    System.setProperty(LimitsConfig.TRUSTED_PROXIES, proxies);
    try {
      return vertx
          .createHttpServer()
          .requestHandler(request -> request.response().end("here"))
          .listen(0, "127.0.0.1")
          .toCompletionStage()
          .toCompletableFuture()
          .get(1, TimeUnit.MINUTES)
          .actualPort();
    } finally {
      System.clearProperty(Patience.CONNECTIONS);
      System.clearProperty(LimitsConfig.TRUSTED_PROXIES);
    }
  }

  @Test
  void an_address_has_so_many_and_a_seat_that_is_left_is_free_again() throws Exception {
    int port = listen("10.0.0.1");
    for (int i = 0; i < MOST; i++) {
      assertThat(isServed(port)).isTrue();
    }
    assertThat(isServed(port)).isFalse();
    open.pop().close();
    await().atMost(Duration.ofMinutes(1)).until(() -> isServed(port));
    assertThat(isServed(port)).isFalse();
  }

  @Test
  void over_a_proxy_of_ours_come_many() throws Exception {
    int port = listen("10.0.0.1,127.0.0.0/8");
    for (int i = 0; i < 4 * MOST; i++) {
      assertThat(isServed(port)).isTrue();
    }
  }

  /** Whether a connection is answered; it stays open then. */
  private boolean isServed(int port) throws IOException {
    var socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(60_000);
    open.push(socket);
    try {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
      if (socket.getInputStream().read() == 'H') {
        return true;
      }
    } catch (SocketException e) {
      // closed upon what we sent
    }
    open.remove(socket);
    socket.close();
    return false;
  }
}
