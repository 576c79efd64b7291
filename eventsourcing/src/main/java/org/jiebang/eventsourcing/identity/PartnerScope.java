package org.jiebang.eventsourcing.identity;

import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner app must have been given before anybody may call an operation through it: {@code
 * <collection>:read} or {@code <collection>:write}, the collection being the first segment of the
 * path. It comes on top of the caller's own rights and never adds to them.
 */
public final class PartnerScope {

  /** To be shown names, phones and the free text of residents, by whoever may see them anyway. */
  public static final String PERSONAL_READ = "personal:read";

  /**
   * To bring in much at once: opens nothing by itself, and is counted in a quota of its own. Named
   * as if there were a collection of this name, as all scopes are.
   */
  public static final String LOAD = "load:write";

  private static final String API = "/api/v1/";

  /** Another language for needs: what may be done with them, may be done in it. */
  private static final String OPEN311 = "/open311/";

  /** Who one is stands in one's own token. */
  private static final String ME = "me";

  /** Where nobody acts through a partner app: no such scope is ever given. */
  private static final Set<String> OUR_OWN = Set.of("admin", "auth", "clients", "clock");

  private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private PartnerScope() {}

  /**
   * Null when none is needed.
   *
   * @param path of the operation; its first segment must not be a parameter
   */
  public static @Nullable String needed(String method, String path) {
    String collection = collection(path);
    return collection.equals(ME) ? null : collection + (SAFE.contains(method) ? ":read" : ":write");
  }

  /** Whether there is any scope that opens what lies under this path. */
  public static boolean forPartners(String path) {
    return !OUR_OWN.contains(collection(path));
  }

  private static String collection(String path) {
    if (path.startsWith(OPEN311)) {
      return "needs";
    }
    String below =
        path.startsWith(API) ? path.substring(API.length()) : path.replaceFirst("^/", "");
    return below.replaceFirst("/.*", "");
  }

  /**
   * False when the caller comes through a partner app that was not given {@code needed}.
   *
   * @param needed null: none
   */
  public static boolean lets(Caller caller, @Nullable String needed) {
    return needed == null || caller.client() == null || caller.scope().contains(needed);
  }
}
