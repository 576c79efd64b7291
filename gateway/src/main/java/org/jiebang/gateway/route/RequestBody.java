package org.jiebang.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

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

  /** There are too many others, or too large ones, on their way; the rest of it is not read. */
  static final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoRoom() {
      super("no room for the body", null, false, false);
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

  static boolean isSent(HttpServerRequest request) {
    String announced = request.getHeader("Content-Length");
    return announced != null && !announced.equals("0")
        || request.getHeader("Transfer-Encoding") != null;
  }

  static Future<Buffer> read(
      Vertx vertx,
      HttpServerRequest request,
      int limitBytes,
      BodyPace pace,
      BodyBudget.Share share) {
    String announced = request.getHeader("Content-Length");
    if (announced != null && (announced.length() > 9 || Long.parseLong(announced) > limitBytes)) {
      return Future.failedFuture(new TooLarge());
    }
    int size = announced == null ? 0 : Integer.parseInt(announced);
    if (!share.covers(size)) {
      return Future.failedFuture(new NoRoom());
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    Promise<Buffer> whole = Promise.promise();
    // What is announced is taken already: growing to it would take as much again.
    Buffer read = Buffer.buffer(size);
    request.handler(
        chunk -> {
          if (read.length() + chunk.length() > limitBytes) {
            whole.tryFail(new TooLarge());
          } else if (!share.covers((long) read.length() + chunk.length())) {
            whole.tryFail(new NoRoom());
          } else {
            read.appendBuffer(chunk);
          }
        });
    // What has come of one that is given up is not kept while the rest is thrown away.
    whole.future().onFailure(_ -> request.handler(_ -> {}));
    request.endHandler(_ -> whole.tryComplete(read));
    request.exceptionHandler(e -> whole.tryFail(new CutOff(e)));
    giveUp(vertx, pace.millis(0), System.nanoTime(), pace, read, whole);
    request.resume();
    return whole.future();
  }

  /** What has come meanwhile may have bought more time. */
  private static void giveUp(
      Vertx vertx,
      long afterMillis,
      long begunNanos,
      BodyPace pace,
      Buffer read,
      Promise<Buffer> whole) {
    long timer =
        vertx.setTimer(
            Math.max(1, afterMillis),
            _ -> {
              long taken = (System.nanoTime() - begunNanos) / 1_000_000;
              long left = pace.millis(read.length()) - taken;
              if (left <= 0) {
                whole.tryFail(new TooSlow());
              } else if (!whole.future().isComplete()) {
                giveUp(vertx, left, begunNanos, pace, read, whole);
              }
            });
    whole.future().onComplete(_ -> vertx.cancelTimer(timer));
  }
}
