package org.jiebang.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which headers cross the door, in either direction, and as what. */
final class Headers {

  static final String REQUEST_ID = "X-Request-Id";

  /** Where the shared HTTP room keeps a request's trace id. */
  private static final String TRACE_KEY = "jiebang.trace";

  /** Hop-by-hop (RFC 9110, 7.6.1): they concern one connection, not the message. */
  private static final List<String> HOP_BY_HOP =
      List.of(
          "Connection",
          "Keep-Alive",
          "Proxy-Connection",
          "Proxy-Authenticate",
          "Proxy-Authorization",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade");

  /** Anybody can write these; only what we saw ourselves is passed on. */
  private static final List<String> CLAIMED_BY_CLIENTS =
      List.of("Forwarded", "X-Real-IP", "Via", "Expect");

  private static final List<String> TELL_WHAT_IS_BEHIND = List.of("Server", "X-Powered-By", "Via");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final Pattern TRACE =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private Headers() {}

  /**
   * An API answers data: no browser shall guess at it, run it, frame it or tell where it came from.
   */
  static void ofEveryAnswer(RoutingContext routing) {
    MultiMap headers = routing.response().headers();
    headers
        .set(REQUEST_ID, requestId(routing))
        .set("X-Content-Type-Options", "nosniff")
        .set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "no-referrer");
    if (routing.request().isSSL()) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** The client's request id when it looks like one, otherwise a new one. */
  static String requestId(RoutingContext routing) {
    String known = routing.get(REQUEST_ID);
    if (known == null) {
      String given = routing.request().getHeader(REQUEST_ID);
      known = given != null && ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
      routing.put(REQUEST_ID, known);
    }
    return known;
  }

  /** The trace that the request belongs to: the one it came with, or a new one. */
  static String traceId(RoutingContext routing) {
    String known = routing.get(TRACE_KEY);
    if (known == null) {
      String given = routing.request().getHeader("traceparent");
      known =
          given != null && TRACE.matcher(given).matches()
              ? given.substring(3, 35)
              : UUID.randomUUID().toString().replace("-", "");
      routing.put(TRACE_KEY, known);
    }
    return known;
  }

  /**
   * @param traceId 32 hexadecimal digits
   */
  static void inward(MultiMap headers, HttpServerRequest from, String requestId, String traceId) {
    withoutHopByHop(headers);
    CLAIMED_BY_CLIENTS.forEach(headers::remove);
    headers.names().stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
        .toList()
        .forEach(headers::remove);
    headers.set("X-Forwarded-For", from.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", from.isSSL() ? "https" : "http");
    if (from.authority() != null) {
      headers.set("X-Forwarded-Host", from.authority().toString());
    }
    headers.set(REQUEST_ID, requestId);
    if (!sameTrace(headers.get("traceparent"), traceId)) {
      headers.remove("tracestate");
      headers.set("traceparent", "00-" + traceId + "-" + traceId.substring(16) + "-01");
    }
  }

  static void outward(MultiMap headers) {
    withoutHopByHop(headers);
    TELL_WHAT_IS_BEHIND.forEach(headers::remove);
    for (String name : List.of("Location", "Content-Location")) {
      String target = headers.get(name);
      if (target != null) {
        String seen = fromOutside(target);
        if (seen == null) {
          headers.remove(name);
        } else {
          headers.set(name, seen);
        }
      }
    }
    // The answer has ours already.
    headers.remove(REQUEST_ID);
  }

  /**
   * A service sends its client nowhere but to another path behind this door, so a reference keeps
   * its path and query and loses the host, which is an inner one.
   */
  static @Nullable String fromOutside(String target) {
    try {
      URI uri = URI.create(target);
      if (uri.getRawAuthority() == null && uri.getScheme() == null) {
        return target;
      }
      String path = uri.getRawPath();
      return path == null || !path.startsWith("/")
          ? null
          : uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    } catch (IllegalArgumentException e) {
      return null; // not a reference: nothing a client could follow
    }
  }

  private static void withoutHopByHop(MultiMap headers) {
    for (String connection : headers.getAll("Connection")) {
      for (String named : connection.split(",")) {
        headers.remove(named.trim());
      }
    }
    HOP_BY_HOP.forEach(headers::remove);
  }

  private static boolean sameTrace(@Nullable String traceparent, String traceId) {
    return traceparent != null
        && TRACE.matcher(traceparent).matches()
        && traceparent.startsWith(traceId, 3);
  }
}
