package org.jiebang.eventsourcing.http;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace id of a request: the caller's, or a new one. In logs, events and problems. */
final class Trace {

  private static final String KEY = "jiebang.trace";
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  private Trace() {}

  /** The same for every call within a request. */
  static String of(RoutingContext routing) {
    String known = routing.get(KEY);
    if (known == null) {
      known = id(routing.request().getHeader("traceparent"));
      routing.put(KEY, known);
    }
    return known;
  }

  static String id(@Nullable String traceparent) {
    if (traceparent != null) {
      Matcher parts = TRACEPARENT.matcher(traceparent);
      if (parts.matches() && !parts.group(1).equals("0".repeat(32))) {
        return parts.group(1);
      }
    }
    var bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
