package org.jiebang.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/**
 * Reads a request's body whole before anything is passed on: it is small by rule, a client that
 * trickles holds no connection to a service, and what goes on is framed anew by us.
 */
final class RequestBody {

  private RequestBody() {}

  /** The body is over the limit; the rest of it is not read. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("body over the limit", null, false, false);
    }
  }

  /** The client went away, or its framing was broken. */
  static final class CutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CutOff(Throwable cause) {
      super("body cut off", cause, false, false);
    }
  }

  /** The client took longer than a body may take. */
  static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooSlow() {
      super("body too slow", null, false, false);
    }
  }

  static Future<Buffer> read(
      Vertx vertx, HttpServerRequest request, int limitBytes, Duration atMost) {
    String announced = request.getHeader("Content-Length");
    if (announced != null && (announced.length() > 9 || Long.parseLong(announced) > limitBytes)) {
      return Future.failedFuture(new TooLarge());
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer read = Buffer.buffer();
    request.handler(
        chunk -> {
          if (read.length() + chunk.length() > limitBytes) {
            whole.tryFail(new TooLarge());
          } else {
            read.appendBuffer(chunk);
          }
        });
    request.endHandler(_ -> whole.tryComplete(read));
    request.exceptionHandler(e -> whole.tryFail(new CutOff(e)));
    long timer = vertx.setTimer(atMost.toMillis(), _ -> whole.tryFail(new TooSlow()));
    request.resume();
    return whole.future().onComplete(_ -> vertx.cancelTimer(timer));
  }
}
