package org.jiebang.gateway.patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiebang.gateway.GatewayVertx;
import org.junit.jupiter.api.Test;

/** An answer arrives as it was written, while somebody watches how it is taken. */
class AnswerClockTest {

  private static final int PIECES = 40;

  /** So that some are sent and some wait when the queue of the connection has room again. */
  private static final int PIECE = 8_191;

  private static final String WHOLE =
      IntStream.range(0, PIECES).mapToObj(AnswerClockTest::piece).collect(Collectors.joining());

  @Test
  void an_answer_in_pieces_arrives_as_it_was_written_and_nothing_behind_it() throws Exception {
    Vertx vertx = GatewayVertx.start();
    try {
      // What compresses makes Vert.x flush again as soon as the queue has room: in a flush, too.
      HttpServer server =
          vertx
              .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
              .requestHandler(AnswerClockTest::inPieces)
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get(10, TimeUnit.SECONDS);
      assertThat(answer(server.actualPort())).isEqualTo(WHOLE);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  /** All that comes behind the head, until the connection ends. */
  private static String answer(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      String request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII).split("\r\n\r\n", 2)[1];
    }
  }

  private static void inPieces(HttpServerRequest request) {
    request.response().putHeader("Content-Length", Integer.toString(WHOLE.length()));
    for (int i = 0; i < PIECES; i++) {
      request.response().write(piece(i));
    }
    request.response().end();
  }

  private static String piece(int i) {
    return String.valueOf((char) ('A' + i)).repeat(PIECE);
  }
}
