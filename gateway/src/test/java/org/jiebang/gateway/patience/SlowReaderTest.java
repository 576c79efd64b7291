package org.jiebang.gateway.patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.gateway.GatewayVertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that ask and do not read, on real sockets. */
class SlowReaderTest {

  private static final Buffer PIECE = Buffer.buffer("x".repeat(64 << 10));

  /** More than the sockets on both sides take in by themselves. */
  private static final int LARGE = 128 << 20;

  private static final int ATMOST_MILLIS = 2_000;

  private static final Vertx VERTX = GatewayVertx.start();
  private static final CountDownLatch CUT = new CountDownLatch(2);
  private static int port;

  @BeforeAll
  static void open() throws Exception {
    // Read when the server begins to listen.
    System.setProperty(Patience.ANSWER, ATMOST_MILLIS + "ms");
    try {
      HttpServer server =
          VERTX
              .createHttpServer()
              .requestHandler(SlowReaderTest::answer)
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      port = server.actualPort();
    } finally {
      System.clearProperty(Patience.ANSWER);
    }
  }

  @AfterAll
  static void close() throws Exception {
    VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!request.path().equals("/patient")) {
      response.closeHandler(_ -> CUT.countDown());
    }
    if (request.path().equals("/stream")) {
      // Little at a time, for ever: no queue of ours is ever full.
      response.setChunked(true);
      VERTX.setPeriodic(5, timer -> stream(response, timer));
    } else {
      response.putHeader("Content-Length", Integer.toString(LARGE));
      fill(response, LARGE);
    }
  }

  private static void stream(HttpServerResponse response, long timer) {
    if (response.closed()) {
      VERTX.cancelTimer(timer);
    } else if (!response.writeQueueFull()) {
      response.write(PIECE);
    }
  }

  private static void fill(HttpServerResponse response, int left) {
    int rest = left;
    while (rest > 0 && !response.writeQueueFull()) {
      response.write(PIECE);
      rest -= PIECE.length();
    }
    int still = rest;
    if (still == 0) {
      response.end();
    } else {
      response.drainHandler(_ -> fill(response, still));
    }
  }

  private static Socket ask(String path) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(16 << 10);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket
        .getOutputStream()
        .write(
            ("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                .getBytes(US_ASCII));
    return socket;
  }

  @Test
  void who_takes_nothing_is_cut_off_and_who_takes_little_is_served() throws Exception {
    long from = System.nanoTime();
    try (Socket large = ask("/large");
        Socket stream = ask("/stream");
        Socket patient = ask("/patient")) {
      long read = trickle(patient);
      assertThat(CUT.await(1, TimeUnit.MINUTES)).as("both were cut off").isTrue();
      assertThat(read + patient.getInputStream().readAllBytes().length).isGreaterThan(LARGE);
      assertThat(large.isConnected() && stream.isConnected()).isTrue();
    }
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from))
        .isGreaterThanOrEqualTo(ATMOST_MILLIS);
  }

  /** Reads a little, for three times as long as one may read nothing; how much that was. */
  private static long trickle(Socket socket) throws IOException {
    long read = 0;
    byte[] some = new byte[128 << 10];
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3L * ATMOST_MILLIS);
    while (System.nanoTime() < end) {
      read += socket.getInputStream().readNBytes(some, 0, some.length);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200)); // as a slow network would
    }
    return read;
  }
}
