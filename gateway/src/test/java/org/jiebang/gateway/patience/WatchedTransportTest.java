package org.jiebang.gateway.patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.jiebang.gateway.GatewayVertx;
import org.junit.jupiter.api.Test;

/** Whoever meets the connections may not decide how sockets are read. */
class WatchedTransportTest {

  @Test
  void sockets_are_the_kernels_own_where_it_has_them() throws Exception {
    Vertx vertx = GatewayVertx.start();
    try {
      assertThat(vertx.nettyEventLoopGroup())
          .isInstanceOf(Epoll.isAvailable() ? EpollEventLoopGroup.class : NioEventLoopGroup.class);
      assertThat(isCutOff(vertx)).isTrue();
    } finally {
      close(vertx);
    }
  }

  @Test
  void and_the_jdks_where_nobody_asks_for_them() throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    try {
      assertThat(vertx.nettyEventLoopGroup()).isInstanceOf(NioEventLoopGroup.class);
      assertThat(isCutOff(vertx)).isTrue();
    } finally {
      close(vertx);
    }
  }

  /** Whether one who connects and says half a word is met at all. */
  private static boolean isCutOff(Vertx vertx) throws Exception {
    System.setProperty(Patience.HEAD, "200ms");
    try {
      int port =
          vertx
              .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
              .requestHandler(request -> request.response().end())
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get(1, TimeUnit.MINUTES)
              .actualPort();
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write("GET / HT".getBytes(US_ASCII));
        return socket.getInputStream().read() < 0;
      }
    } finally {
      System.clearProperty(Patience.HEAD);
    }
  }

  private static void close(Vertx vertx) throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }
}
