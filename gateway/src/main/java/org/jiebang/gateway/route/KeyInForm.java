package org.jiebang.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Open311's clients say their token in the form, as {@code api_key}. It is put where everybody
 * looks for one, before anybody looks: else a partner app would be nobody here, and itself behind
 * the door. Nobody behind the door reads it from the form.
 */
final class KeyInForm {

  private static final String BELOW = "/open311/";

  private static final String FIELD = "api_key";
  private static final String HEADER = "Authorization";

  /** Of a report; a key behind so many others is none. */
  private static final int MOST_FIELDS = 60;

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,8192}");

  private KeyInForm() {}

  /**
   * Then {@code next}, whatever came of it: a body that cannot be read is refused by whoever wants
   * it, after the request was counted.
   */
  static void lift(RoutingContext routing, int mostBytes, Bodies bodies, Runnable next) {
    HttpServerRequest request = routing.request();
    if (request.method() != HttpMethod.POST
        || !request.path().startsWith(BELOW)
        || request.headers().contains(HEADER)) {
      next.run();
      return;
    }
    bodies
        .read(routing, mostBytes)
        .onComplete(
            body -> {
              String key = body.succeeded() ? in(body.result()) : null;
              if (key != null) {
                request.headers().set(HEADER, "Bearer " + key);
              }
              next.run();
            });
  }

  /** Null when there is none, or more than one. */
  static @Nullable String in(Buffer form) {
    try {
      List<String> keys =
          new QueryStringDecoder(form.toString(UTF_8), UTF_8, false, MOST_FIELDS, true)
              .parameters()
              .getOrDefault(FIELD, List.of());
      String key = keys.size() == 1 ? keys.getFirst().strip() : "";
      return TOKEN.matcher(key).matches() ? key : null;
    } catch (IllegalArgumentException e) {
      return null; // no form: whoever is asked for what it says will say so
    }
  }
}
