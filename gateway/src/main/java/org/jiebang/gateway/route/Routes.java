package org.jiebang.gateway.route;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which service answers a path: the first segment under {@code /api/v1} decides; under {@code
 * /admin} it is the service itself.
 */
@Singleton
public class Routes {

  /** Where a request goes. */
  public sealed interface Route {

    /** This process answers it. */
    record Here() implements Route {}

    /** Another service answers it. */
    record Service(String name) implements Route {}

    /** Nobody does. */
    record Nowhere() implements Route {}
  }

  private static final String PREFIX = "/api/v1/";
  private static final String ADMIN = "/admin/";
  private static final String SELF = "gateway";

  /**
   * Ids and words are all that our paths are made of. What is not (escapes, empty segments, dots
   * that climb) might mean one thing here and another behind the door, so it goes nowhere.
   */
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9._~-]+)+/?");

  private static final Pattern CLIMBS = Pattern.compile("/\\.\\.?(/|$)");

  private static final Set<String> HERE =
      Set.of("auth", "persons", "me", "stories", "feed", "clock");

  private static final Map<String, List<String>> SEGMENTS =
      Map.of(
          "needs",
          List.of("communities", "needs", "need-lists"),
          "matching",
          List.of(
              "organisations",
              "agreements",
              "volunteers",
              "tasks",
              "sessions",
              "acceptances",
              "evaluations"),
          "points",
          List.of("schemes", "accounts", "entries", "rewards", "redemptions", "recalculations"));

  private final Map<String, Route> bySegment = new HashMap<>();

  public Routes() {
    HERE.forEach(segment -> bySegment.put(segment, new Route.Here()));
    SEGMENTS.forEach(
        (service, segments) ->
            segments.forEach(segment -> bySegment.put(segment, new Route.Service(service))));
  }

  /**
   * @param path as received, still escaped, without the query
   */
  public Route of(String path) {
    if (!PLAIN.matcher(path).matches() || CLIMBS.matcher(path).find()) {
      return new Route.Nowhere();
    }
    if (path.startsWith(ADMIN)) {
      String name = segment(path, ADMIN);
      return SEGMENTS.containsKey(name)
          ? new Route.Service(name)
          : name.equals(SELF) ? new Route.Here() : new Route.Nowhere();
    }
    return path.startsWith(PREFIX)
        ? bySegment.getOrDefault(segment(path, PREFIX), new Route.Nowhere())
        : new Route.Nowhere();
  }

  private static String segment(String path, String prefix) {
    int end = path.indexOf('/', prefix.length());
    return path.substring(prefix.length(), end < 0 ? path.length() : end);
  }
}
