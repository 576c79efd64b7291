package org.jiebang.gateway.route;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jiebang.gateway.GatewayConfig;
import org.jiebang.gateway.limit.ClientAddress;

/**
 * Which pages of other origins may call us from a browser: those of the configuration. To any other
 * the browser is told nothing, and keeps the answer from it. There are no cookies, so no
 * credentials are allowed.
 */
final class Browsers implements Handler<RoutingContext> {

  private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

  private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.POST);

  private static final Set<String> SENT =
      Set.of(
          "Accept-Language",
          "Authorization",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID",
          "Prefer",
          "X-Min-Position",
          "X-Override-Reason",
          "X-Request-Id",
          "traceparent");

  private static final Set<String> SHOWN =
      Set.of(
          "Allow",
          "Content-Language",
          "Deprecation",
          "ETag",
          "Idempotency-Replayed",
          "Location",
          "Preference-Applied",
          "RateLimit",
          "RateLimit-Policy",
          "Retry-After",
          "Sunset",
          "WWW-Authenticate",
          "X-Feed-Head",
          "X-Feed-Next",
          "X-Position",
          "X-Request-Id");

  private final Set<String> origins;
  private final CorsHandler cors;

  /**
   * @throws IllegalStateException when what is configured is no origin
   */
  Browsers(GatewayConfig.Cors config) {
    origins =
        Set.copyOf(
            config.origins().orElse(List.of()).stream().map(String::strip).distinct().toList());
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalStateException(
            "jiebang.gateway.cors.origins: not an origin such as https://app.example: " + origin);
      }
    }
    cors =
        CorsHandler.create()
            .addOrigins(List.copyOf(origins))
            .allowedMethods(METHODS)
            .allowedHeaders(SENT)
            .exposedHeaders(SHOWN)
            .maxAgeSeconds((int) config.maxAge().toSeconds());
  }

  /** Whether a page may open a WebSocket: browsers ask nobody before, and send what they have. */
  boolean mayConnect(HttpServerRequest request, ClientAddress addresses) {
    String origin = request.getHeader("Origin");
    return origin == null
        || origins.contains(origin)
        || origin.equals(addresses.schemeOf(request) + "://" + request.authority());
  }

  @Override
  public void handle(RoutingContext routing) {
    String origin = routing.request().getHeader("Origin");
    if (origin != null && origins.contains(origin)) {
      cors.handle(routing);
    } else {
      if (!origins.isEmpty()) {
        routing.response().headers().add("Vary", "Origin");
      }
      routing.next();
    }
  }
}
