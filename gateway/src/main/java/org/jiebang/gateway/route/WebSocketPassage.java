package org.jiebang.gateway.route;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketBase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One WebSocket of a client, and the one to the service that answers it. See {@link Frames}. */
final class WebSocketPassage {

  /** RFC 6455, 7.4.1, and IANA's list of what came later. */
  private static final short GOING_AWAY = 1001;

  private static final short POLICY = 1008;
  private static final short SERVICE_RESTART = 1012;
  private static final short BAD_GATEWAY = 1014;

  private final Vertx vertx;
  private final ServerWebSocket client;
  private final WebSocket service;
  private final Duration idle;
  private final Instant until;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Frames inward = new Frames();
  private final Frames outward;
  private volatile long timer = -1;

  /**
   * @param service paused
   * @param outward hears it already
   * @param idle longest silence of both
   * @param until when the client's token ends
   */
  WebSocketPassage(
      Vertx vertx,
      ServerWebSocket client,
      WebSocket service,
      Frames outward,
      Duration idle,
      Instant until) {
    this.outward = outward;
    this.vertx = vertx;
    this.client = client;
    this.service = service;
    this.idle = idle;
    this.until = until;
  }

  void begin(Runnable whenOver) {
    client.exceptionHandler(_ -> {}); // it is closed then, and that is heard
    service.exceptionHandler(_ -> {});
    client.frameHandler(inward);
    inward.join(client, service);
    outward.join(service, client);
    client.closeHandler(
        _ -> {
          end(whenOver);
          close(service, client.closeStatusCode(), GOING_AWAY, client.closeReason());
        });
    service.closeHandler(
        _ -> {
          end(whenOver);
          close(client, service.closeStatusCode(), BAD_GATEWAY, service.closeReason());
        });
    if (client.isClosed() || service.isClosed()) {
      // Before anybody could be told.
      end(whenOver);
      close(client, null, BAD_GATEWAY, null);
      close(service, null, GOING_AWAY, null);
      return;
    }
    watch();
    service.resume();
  }

  private void end(Runnable whenOver) {
    if (over.compareAndSet(false, true)) {
      vertx.cancelTimer(timer);
      whenOver.run();
    }
  }

  /** Says to the other side what the one side said; {@code otherwise} when it said nothing. */
  private static void close(
      WebSocketBase socket, @Nullable Short said, short otherwise, @Nullable String reason) {
    if (!socket.isClosed()) {
      boolean sayable = said != null && said != 1005 && said != 1006 && said != 1015;
      var _ = socket.close(sayable && said != null ? said : otherwise, sayable ? reason : null);
    }
  }

  private void watch() {
    long silent = System.nanoTime() - Math.max(inward.heardNanos(), outward.heardNanos());
    long token = Duration.between(Instant.now(), until).toNanos();
    long left = Math.min(idle.toNanos() - silent, token);
    if (over.get()) {
      return;
    }
    if (token <= 0) {
      both(POLICY, "TOKEN_EXPIRED");
    } else if (left <= 0) {
      both(GOING_AWAY, "IDLE");
    } else {
      timer = vertx.setTimer(Math.max(1, left / 1_000_000), _ -> watch());
    }
  }

  void drain() {
    both(SERVICE_RESTART, "DRAINING");
  }

  private void both(short code, String why) {
    close(client, code, code, why);
    close(service, GOING_AWAY, GOING_AWAY, why);
  }
}
