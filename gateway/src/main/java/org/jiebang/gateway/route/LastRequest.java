package org.jiebang.gateway.route;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.Unpooled;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import org.jiebang.eventsourcing.http.Lingering;
import org.jiebang.gateway.patience.Unreadable;

/**
 * After some requests nothing more is read from their connection. What came behind them has been
 * decoded already, and would be carried out, answered or not, before the connection is closed.
 */
final class LastRequest {

  private static final AttributeKey<Boolean> PASSED = AttributeKey.valueOf(LastRequest.class, "");

  /** Of whatever else the client had on its way. */
  private static final int LINGER_MILLIS = 500;

  private LastRequest() {}

  /** This one is. */
  static void is(RoutingContext routing) {
    if (routing.request().connection() instanceof ConnectionBase connection) {
      connection.channel().attr(PASSED).set(true);
    }
  }

  /** Whether this one comes behind it. */
  static boolean hasPassed(RoutingContext routing) {
    return routing.request().connection() instanceof ConnectionBase connection
        && connection.channel().hasAttr(PASSED);
  }

  /** This one is, and the connection ends when it is answered. */
  static void closeAfter(RoutingContext routing) {
    is(routing);
    HttpServerRequest request = routing.request();
    if (Unreadable.why(request) != null
        && !request.isSSL()
        && request.connection() instanceof ConnectionBase connection
        && connection.channel() instanceof SocketChannel socket) {
      routing.response().putHeader("Connection", "close");
      routing.addEndHandler(_ -> hangUp(socket));
    } else {
      Lingering.closeAfter(routing);
    }
  }

  /**
   * The decoder drops by itself what comes behind a request that it cannot read. Were the
   * connection closed with bytes unread, it would be reset, and take the answer with it.
   */
  private static void hangUp(SocketChannel socket) {
    // Behind the answer, which is written but perhaps not sent.
    var _ = socket.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> socket.shutdownOutput());
    var _ = socket.eventLoop().schedule(() -> socket.close(), LINGER_MILLIS, MILLISECONDS);
  }
}
