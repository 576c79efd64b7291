package org.jiebang.gateway.route;

import io.netty.handler.codec.DateFormatter;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.util.Date;
import java.util.Map;

/**
 * Sends a service's answer in one piece. Most answers are small and say how long they are: taken
 * whole they cost one write instead of a stream on either side, and one that breaks off can still
 * be told as the problem that it is, because nothing of it has been sent.
 */
final class WholeAnswer {

  /** What is larger, in bytes, goes on as it comes. */
  private static final long MOST = 64L << 10;

  /** The second that it is, as a header says it; put together once a second. */
  private record Now(long second, String text) {}

  private static volatile Now now = new Now(0, "");

  private WholeAnswer() {}

  /**
   * Whether it is one of those; what has no body is framed in ways of its own.
   *
   * @param length of the body in bytes; negative: not said
   */
  static boolean is(HttpServerRequest request, int status, long length) {
    return length >= 0
        && length <= MOST
        && request.method() != HttpMethod.HEAD
        && status >= 200
        && status != 204
        && status != 304;
  }

  /**
   * @param length of the body in bytes
   * @return when it has been handed to the connection; failed when the service's answer broke off,
   *     and then nothing has been sent
   */
  static Future<Void> send(
      HttpServerResponse to, int status, MultiMap headers, ReadStream<Buffer> body, long length) {
    return whole(body, Math.toIntExact(length))
        .map(
            read -> {
              to.setStatusCode(status);
              MultiMap ours = to.headers();
              for (Map.Entry<String, String> header : headers) {
                ours.add(header.getKey(), header.getValue());
              }
              if (!ours.contains(HttpHeaders.DATE)) {
                ours.set(HttpHeaders.DATE, date());
              }
              var _ = to.end(read); // a client that has gone is told nothing
              return null;
            });
  }

  private static Future<Buffer> whole(ReadStream<Buffer> body, int length) {
    Promise<Buffer> whole = Promise.promise();
    Buffer read = Buffer.buffer(length);
    body.exceptionHandler(whole::tryFail)
        .handler(read::appendBuffer)
        .endHandler(_ -> whole.tryComplete(read));
    body.resume();
    return whole.future();
  }

  /** RFC 9110, 6.6.1: who passes on an answer without a date adds it. */
  private static String date() {
    long millis = System.currentTimeMillis();
    Now known = now;
    if (known.second() != millis / 1_000) {
      known = new Now(millis / 1_000, DateFormatter.format(new Date(millis)));
      now = known;
    }
    return known.text();
  }
}
