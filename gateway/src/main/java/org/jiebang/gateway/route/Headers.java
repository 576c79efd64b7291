package org.jiebang.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiebang.gateway.limit.ClientAddress;
import org.jspecify.annotations.Nullable;

/** Which headers cross the door, in either direction, and as what. */
final class Headers {

  static final String REQUEST_ID = "X-Request-Id";

  /** What every answer says, put into the form in which it is written. */
  private static final Map<CharSequence, CharSequence> OF_EVERY_ANSWER =
      Map.of(
          written("X-Content-Type-Options"), written("nosniff"),
          written("Content-Security-Policy"), written("default-src 'none'; frame-ancestors 'none'"),
          written("X-Frame-Options"), written("DENY"),
          written("Referrer-Policy"), written("no-referrer"));

  /**
   * A ballot of a secret vote (ADR 0057): nothing that its sender may have in common with whoever
   * fetched a paper goes on to the service, neither an address nor an id that a client brought.
   */
  private static final Pattern SECRET =
      Pattern.compile("/api/v1/agenda-items/[^/]+/ballots/?", Pattern.CASE_INSENSITIVE);

  private static final String AGENDA_ITEMS = "/api/v1/agenda-items/";

  /** RFC 7239, 6.2. */
  private static final String UNKNOWN = "unknown";

  /** Where the shared HTTP room keeps a request's trace id. */
  private static final String TRACE_KEY = "jiebang.trace";

  /** Hop-by-hop (RFC 9110, 7.6.1): they concern one connection, not the message. */
  private static final List<CharSequence> HOP_BY_HOP =
      names(
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
  private static final List<CharSequence> CLAIMED_BY_CLIENTS =
      names("Forwarded", "X-Real-IP", "Via", "Expect");

  private static final List<CharSequence> TELL_WHAT_IS_BEHIND =
      names("Server", "X-Powered-By", "Via");

  private static final List<CharSequence> REFERENCES = names("Location", "Content-Location");

  private static final String FORWARDED = "X-Forwarded-";

  private static final Letters HOST = Letters.alphanumericAnd(".:[]_-");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final Pattern TRACE =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private Headers() {}

  /** Each is looked for in every message: these know their hash. */
  private static List<CharSequence> names(String... names) {
    return Stream.of(names).map(Headers::written).toList();
  }

  private static CharSequence written(String text) {
    return HttpHeaders.createOptimized(text);
  }

  /**
   * An API answers data: no browser shall guess at it, run it, frame it or tell where it came from.
   */
  static void ofEveryAnswer(RoutingContext routing, ClientAddress addresses) {
    MultiMap headers = routing.response().headers();
    headers.set(REQUEST_ID, requestId(routing));
    OF_EVERY_ANSWER.forEach(headers::set);
    if (addresses.schemeOf(routing.request()).equals("https")) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** The client's request id when it looks like one, otherwise a new one. */
  static String requestId(RoutingContext routing) {
    String known = routing.get(REQUEST_ID);
    if (known == null) {
      String given = brought(routing, REQUEST_ID);
      known = given != null && ID.matcher(given).matches() ? given : another().toString();
      routing.put(REQUEST_ID, known);
    }
    return known;
  }

  private static @Nullable String brought(RoutingContext routing, String header) {
    return isSecret(routing.request()) ? null : routing.request().getHeader(header);
  }

  private static boolean isSecret(HttpServerRequest request) {
    String path = request.path();
    return path != null
        && path.regionMatches(true, 0, AGENDA_ITEMS, 0, AGENDA_ITEMS.length())
        && SECRET.matcher(path).matches();
  }

  /** A name, not a secret: nothing is gained by guessing it. */
  private static UUID another() {
    var random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static String digits(UUID id) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(id.getMostSignificantBits())
        + hex.toHexDigits(id.getLeastSignificantBits());
  }

  /** The trace that the request belongs to: the one it came with, or a new one. */
  static String traceId(RoutingContext routing) {
    String known = routing.get(TRACE_KEY);
    if (known == null) {
      String given = brought(routing, "traceparent");
      known =
          given != null && TRACE.matcher(given).matches()
              ? given.substring(3, 35)
              : digits(another());
      routing.put(TRACE_KEY, known);
    }
    return known;
  }

  /**
   * @param traceId 32 hexadecimal digits
   */
  static void inward(
      MultiMap headers,
      HttpServerRequest from,
      ClientAddress addresses,
      String requestId,
      String traceId) {
    String client = isSecret(from) ? UNKNOWN : addresses.of(from);
    String scheme = addresses.schemeOf(from);
    withoutHopByHop(headers);
    CLAIMED_BY_CLIENTS.forEach(headers::remove);
    for (String claimed : claimedIn(headers)) {
      headers.remove(claimed);
    }
    if (!client.equals(UNKNOWN)) {
      headers.set("X-Forwarded-For", client);
    }
    headers.set("X-Forwarded-Proto", scheme);
    String forwarded = "for=" + node(client) + ";proto=" + scheme;
    if (from.authority() != null) {
      String host = from.authority().toString();
      headers.set("X-Forwarded-Host", host);
      forwarded += HOST.makeUp(host) ? ";host=\"" + host + "\"" : "";
    }
    headers.set("Forwarded", forwarded);
    headers.set(REQUEST_ID, requestId);
    if (!sameTrace(headers.get("traceparent"), traceId)) {
      headers.remove("tracestate");
      headers.set("traceparent", "00-" + traceId + "-" + traceId.substring(16) + "-01");
    }
  }

  private static Set<String> claimedIn(MultiMap headers) {
    Set<String> names = Set.of();
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().regionMatches(true, 0, FORWARDED, 0, FORWARDED.length())) {
        names = names.isEmpty() ? new HashSet<>() : names;
        names.add(header.getKey());
      }
    }
    return names;
  }

  /** RFC 7239, 6: an IPv6 address stands in brackets and quotes. */
  private static String node(String address) {
    return address.contains(":") ? "\"[" + address + "]\"" : address;
  }

  static void outward(MultiMap headers) {
    withoutHopByHop(headers);
    TELL_WHAT_IS_BEHIND.forEach(headers::remove);
    for (CharSequence name : REFERENCES) {
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
    for (String connection : headers.getAll(HttpHeaders.CONNECTION)) {
      for (String named : connection.split(",")) {
        headers.remove(named.trim());
      }
    }
    HOP_BY_HOP.forEach(headers::remove);
  }

  /** One that does not read as a trace did not become the id, so it does not agree with it. */
  private static boolean sameTrace(@Nullable String traceparent, String traceId) {
    return traceparent != null && traceparent.startsWith(traceId, 3);
  }
}
