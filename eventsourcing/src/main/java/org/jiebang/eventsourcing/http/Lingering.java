package org.jiebang.eventsourcing.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Ends a connection after an answer to a request whose body nobody wants. What is still sent is
 * read and thrown away for a while: were the connection closed with bytes unread, TCP would reset
 * it, and a client that is still sending would see that instead of the answer.
 */
public final class Lingering {

  /** Of a body that is thrown away; a client that sends more is not listening. */
  private static final long MOST_BYTES = 8L * 1024 * 1024;

  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final HttpServerRequest request;
  private final Vertx vertx;
  private long timer;
  private long read;

  private Lingering(HttpServerRequest request, Vertx vertx) {
    this.request = request;
    this.vertx = vertx;
  }

  /** The answer still to come is the last one of its connection. */
  public static void closeAfter(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (request.version() == HttpVersion.HTTP_2) {
      return; // there is nothing behind it that could be read as another request
    }
    routing.response().putHeader("Connection", "close");
    routing.addEndHandler(_ -> new Lingering(request, routing.vertx()).throwAway());
  }

  private void throwAway() {
    if (request.isEnded()) {
      end();
      return;
    }
    timer = vertx.setTimer(LONGEST.toMillis(), _ -> end());
    request.exceptionHandler(_ -> end());
    request.handler(
        chunk -> {
          read += chunk.length();
          if (read > MOST_BYTES) {
            end();
          }
        });
    request.endHandler(_ -> end());
    request.resume();
  }

  private void end() {
    vertx.cancelTimer(timer);
    var _ = request.connection().close();
  }
}
