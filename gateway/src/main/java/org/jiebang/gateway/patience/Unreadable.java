package org.jiebang.gateway.patience;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a request's head could not be decoded, and why. Vert.x answers such a request itself,
 * without a body, in a handler that Quarkus keeps no way to; so a request that can be read goes on
 * in its place, with this as its result. It waits its turn behind earlier ones, and nobody who
 * sends a request can write this into it.
 */
public final class Unreadable extends DecoderResult {

  /** What was wrong. */
  public enum Why {
    LINE_TOO_LONG,
    HEADERS_TOO_LARGE,
    MALFORMED
  }

  /** The problem is told in the language asked for, if that was still read. */
  private static final String LANGUAGE = "Accept-Language";

  /** Whoever routes wants to know for which host, and nobody answers for this one. */
  private static final String NOWHERE = "unreadable.invalid";

  private final Why why;

  private Unreadable(Why why, Throwable cause) {
    super(cause);
    this.why = why;
  }

  /** Null: the request was read. */
  public static @Nullable Why why(HttpServerRequest request) {
    return request.decoderResult() instanceof Unreadable result ? result.why : null;
  }

  /** The request that goes on instead; it has no body. */
  static HttpRequest insteadOf(HttpRequest failed) {
    Throwable cause = failed.decoderResult().cause();
    HttpHeaders headers = HeadersMultiMap.httpHeaders().set("Host", NOWHERE);
    List<String> languages = failed.headers().getAll(LANGUAGE);
    if (languages.size() == 1) {
      headers.set(LANGUAGE, languages.getFirst());
    }
    var readable = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", headers);
    readable.setDecoderResult(new Unreadable(why(cause), cause));
    return readable;
  }

  private static Why why(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> Why.LINE_TOO_LONG;
      case TooLongHttpHeaderException _ -> Why.HEADERS_TOO_LARGE;
      default -> Why.MALFORMED;
    };
  }

  /** Vert.x asks this alone, and hands on what it is true of. */
  @Override
  public boolean isSuccess() {
    return true;
  }

  @Override
  public boolean isFailure() {
    return false;
  }
}
