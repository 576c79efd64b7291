package org.jiebang.gateway.route;

import io.vertx.core.Handler;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.http.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way from one side to the other, no faster than it takes them. A service may say
 * something before its client is there: that waits.
 */
final class Frames implements Handler<WebSocketFrame> {

  private final List<WebSocketFrame> early = new ArrayList<>();
  private volatile long heardNanos = System.nanoTime();
  private @Nullable WebSocketBase from;
  private @Nullable WebSocketBase to;

  @Override
  public synchronized void handle(WebSocketFrame frame) {
    heardNanos = System.nanoTime();
    if (to == null) {
      early.add(frame);
    } else if (isData(frame)) {
      var _ = to.writeFrame(frame);
      if (to.writeQueueFull() && from != null) {
        WebSocketBase source = from;
        source.pause();
        to.drainHandler(_ -> source.resume());
      }
    }
  }

  /** Pings are answered where they come in. */
  private static boolean isData(WebSocketFrame frame) {
    return frame.isText() || frame.isBinary() || frame.isContinuation();
  }

  synchronized void join(WebSocketBase source, WebSocketBase target) {
    from = source;
    to = target;
    early.forEach(this::handle);
    early.clear();
  }

  long heardNanos() {
    return heardNanos;
  }
}
