package org.jiebang.gateway.route;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which service answers a path: the first segment under {@code /api/v1} decides; under {@code
 * /admin} it is the service itself; Open311 belongs to needs-service.
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

  /** Its paths are those of its specification; what it reports are needs. */
  private static final String OPEN311 = "/open311/v2/";

  private static final String REST = "{rest}";

  private static final String SELF = "gateway";

  /**
   * Ids and words are all that our paths are made of. What is not (escapes, empty segments, dots
   * that climb) might mean one thing here and another behind the door, so it goes nowhere.
   */
  private static final Letters PLAIN = Letters.alphanumericAnd("._~/-");

  private static final String EMPTY_SEGMENT = "//";

  /** What everybody may read without being counted: the contract, its viewer, the problems. */
  private static final List<String> PAGES =
      List.of("/openapi.yaml", "/asyncapi.yaml", "/docs", "/problems", "/webjars/swagger-ui");

  private static final String INTERNAL = "/internal/";

  private static final Set<String> HERE =
      Set.of("auth", "persons", "me", "stories", "feed", "clock", "clients", "webhooks");

  private static final Map<String, List<String>> SEGMENTS =
      Map.of(
          "needs",
          List.of(
              "communities",
              "districts",
              "grid-maps",
              "needs",
              "need-lists",
              "meetings",
              "agenda-items",
              "ballots",
              "campaigns",
              "bodies",
              "tripartites",
              "taxonomies",
              "community-policies",
              "attachments",
              "resources",
              "projects",
              "work-plans",
              "research-reports",
              "publicity-records",
              "subscriptions",
              "notices"),
          "matching",
          List.of(
              "organisations",
              "agreements",
              "volunteers",
              "tasks",
              "sessions",
              "calendars",
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

  /** First segments: what partner apps are given scopes for. */
  public Set<String> collections() {
    return Set.copyOf(bySegment.keySet());
  }

  /**
   * @param path as received, still escaped, without the query
   */
  public Route of(String path) {
    if (!isPlain(path)) {
      return new Route.Nowhere();
    }
    if (path.startsWith(ADMIN)) {
      String name = segment(path, ADMIN);
      return SEGMENTS.containsKey(name)
          ? new Route.Service(name)
          : name.equals(SELF) ? new Route.Here() : new Route.Nowhere();
    }
    if (path.startsWith(OPEN311)) {
      return new Route.Service("needs");
    }
    return path.startsWith(PREFIX)
        ? bySegment.getOrDefault(segment(path, PREFIX), new Route.Nowhere())
        : new Route.Nowhere();
  }

  /** A name for what lies at a path, of which there are few: no ids are in it. */
  String nameOf(@Nullable String path) {
    if (path == null || of(path) instanceof Route.Nowhere) {
      return path != null && isPage(path) ? "PAGES" : "NOWHERE";
    }
    if (path.startsWith(OPEN311)) {
      return OPEN311 + REST;
    }
    String prefix = path.startsWith(ADMIN) ? ADMIN : PREFIX;
    String whole = prefix + segment(path, prefix);
    return whole.length() == path.length() ? whole : whole + "/" + REST;
  }

  /** Whether it is one of the pages about the API. */
  static boolean isPage(String path) {
    if (path.startsWith(PREFIX) || !isPlain(path)) {
      return false;
    }
    for (String page : PAGES) {
      if (path.startsWith(page)
          && (path.length() == page.length() || path.charAt(page.length()) == '/')) {
        return true;
      }
    }
    return false;
  }

  /** Whether only our own services ask for it. */
  static boolean isInternal(String path) {
    return path.startsWith(INTERNAL) && isPlain(path);
  }

  private static boolean isPlain(String path) {
    return path.length() > 1
        && path.charAt(0) == '/'
        && PLAIN.makeUp(path)
        && !path.contains(EMPTY_SEGMENT)
        && !climbs(path);
  }

  /** A segment of one dot, or of two. */
  private static boolean climbs(String path) {
    for (int at = path.indexOf("/."); at >= 0; at = path.indexOf("/.", at + 1)) {
      int after = path.startsWith("/..", at) ? at + 3 : at + 2;
      if (after == path.length() || path.charAt(after) == '/') {
        return true;
      }
    }
    return false;
  }

  private static String segment(String path, String prefix) {
    int end = path.indexOf('/', prefix.length());
    return path.substring(prefix.length(), end < 0 ? path.length() : end);
  }
}
