package org.jiebang.eventsourcing.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jspecify.annotations.Nullable;

/**
 * Notices who likes a sheet better than JSON ({@code Accept: text/csv}), for lists. The platform
 * chooses operations by the type they are declared with, which for all of them is JSON, so it is
 * told that JSON will do; {@link ListPages} then writes the sheet, and whatever is no list is
 * refused as before.
 */
@Provider
@PreMatching
class SheetWish implements ContainerRequestFilter {

  private static final String WISH = SheetWish.class.getName();
  private static final String REFUSED_BESIDE = WISH + ".only";
  private static final double ANY = 1;

  /** A longer one is nobody's wish. */
  private static final int LONGEST = 1_000;

  private final CurrentRequest request;

  SheetWish(CurrentRequest request) {
    this.request = request;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    RoutingContext routing = request.routing();
    HttpServerRequest sent = routing.request();
    String accept = sent.getHeader(HttpHeaders.ACCEPT);
    SheetFormat wished = context.getMethod().equals("GET") ? wished(accept) : null;
    if (wished != null && accept != null) {
      routing.put(WISH, wished);
      if (weight(accept, MediaType.APPLICATION_JSON) == 0) {
        routing.put(REFUSED_BESIDE, true);
      }
      sent.headers().set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON + ", " + accept);
    }
  }

  /** Null: JSON, as ever. */
  static @Nullable SheetFormat of(RoutingContext routing) {
    return routing.get(WISH);
  }

  /** Whether the caller takes nothing but a sheet. */
  static boolean isOnly(RoutingContext routing) {
    return Boolean.TRUE.equals(routing.get(REFUSED_BESIDE));
  }

  /**
   * The sheet that is named and liked better than JSON (RFC 9110, 12.5.1); where they are liked the
   * same it stays JSON, because generated clients name all that an operation can answer.
   */
  static @Nullable SheetFormat wished(@Nullable String accept) {
    if (accept == null || accept.length() > LONGEST) {
      return null;
    }
    SheetFormat best = null;
    double most = weight(accept, MediaType.APPLICATION_JSON);
    for (SheetFormat format : SheetFormat.values()) {
      for (Range range : ranges(accept)) {
        if (range.type().equals(format.mediaType()) && range.weight() > most) {
          best = format;
          most = range.weight();
        }
      }
    }
    return best;
  }

  private record Range(String type, double weight) {}

  /** Of the most specific range that covers {@code type}; 0: it is not taken. */
  private static double weight(String accept, String type) {
    for (String range : List.of(type, type.replaceFirst("/.*", "/*"), "*/*")) {
      for (Range each : ranges(accept)) {
        if (each.type().equals(range)) {
          // What is only let through by a wildcard is liked less than what is named.
          return range.equals(type) ? each.weight() : Math.min(each.weight(), ANY - 0.001);
        }
      }
    }
    return 0;
  }

  private static List<Range> ranges(String accept) {
    var ranges = new ArrayList<Range>();
    for (String each : accept.split(",", -1)) {
      String[] parts = each.split(";", -1);
      double weight = 1;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
        if (parameter.startsWith("q=")) {
          weight = weight(parameter.substring(2));
        }
      }
      ranges.add(new Range(parts[0].strip().toLowerCase(Locale.ROOT), weight));
    }
    return ranges;
  }

  private static double weight(String q) {
    return q.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(q) : 0;
  }
}
