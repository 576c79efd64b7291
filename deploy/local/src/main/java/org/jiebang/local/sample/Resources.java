package org.jiebang.local.sample;

import java.util.Map;

/** What communities can count on: the lines of their resource and service lists. */
final class Resources {

  static final String FROM = "2026-01-01";

  private Resources() {}

  /**
   * The id of a resource that everybody sees.
   *
   * @param key once in a sample
   * @param kind VENUE, TEAM, COURSE, EXPERT, GOODS or SERVICE
   */
  static String published(
      Loader loader, String key, String community, String kind, Map<String, Object> terms) {
    String id =
        loader.create(
            "desk",
            "/api/v1/resources",
            "resource-" + key,
            Map.of("community", community, "kind", kind, "terms", terms));
    loader.command(
        "desk", "/api/v1/resources/" + id + "/publish", "resource-open-" + key, Map.of());
    return id;
  }

  /** The same, with nothing to be said of when it can be had. */
  static String published(
      Loader loader,
      String key,
      String community,
      String kind,
      String name,
      String provider,
      int capacity) {
    return published(
        loader,
        key,
        community,
        kind,
        Map.of(
            "name",
            name,
            "provider",
            Map.of("name", provider),
            "capacity",
            capacity,
            "validFrom",
            FROM));
  }
}
