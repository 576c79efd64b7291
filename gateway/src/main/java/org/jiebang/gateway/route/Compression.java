package org.jiebang.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which answers are compressed for a client that can read it. The server compresses whatever does
 * not say {@code Content-Encoding: identity}.
 */
final class Compression {

  /** Below this, in bytes, the header costs more than the text saves. */
  private static final int WORTH_IT = 1_024;

  private static final Set<String> TEXTS =
      Set.of(
          "application/json",
          "application/problem+json",
          "application/yaml",
          "application/xml",
          "text/calendar",
          "text/css",
          "text/html",
          "text/javascript");

  private Compression() {}

  static void decide(RoutingContext routing) {
    // A token beside what somebody else may have written tells of itself by its length.
    boolean secret = routing.request().path().startsWith("/api/v1/auth/");
    routing.addHeadersEndHandler(
        _ -> {
          MultiMap headers = routing.response().headers();
          boolean text = isText(headers.get(HttpHeaders.CONTENT_TYPE));
          if (text) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
          }
          if (text && !secret && isLong(headers.get(HttpHeaders.CONTENT_LENGTH))) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
          } else {
            headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
          }
        });
  }

  private static boolean isText(@Nullable String type) {
    return type != null && TEXTS.contains(type.split(";", 2)[0].strip());
  }

  private static boolean isLong(@Nullable String length) {
    return length == null || length.length() > 9 || Integer.parseInt(length) >= WORTH_IT;
  }
}
