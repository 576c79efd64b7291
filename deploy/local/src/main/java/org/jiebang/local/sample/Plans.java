package org.jiebang.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Timetables of what a community did in a year. */
final class Plans {

  private static final String FROM = "2026-01-01";
  private static final String UNTIL = "2026-12-31";

  private Plans() {}

  /**
   * Something that takes place in a month.
   *
   * @param month e.g. {@code 2026-07}
   */
  static Map<String, Object> task(String key, String title, String month) {
    YearMonth of = YearMonth.parse(month);
    return task(key, title, of.atDay(1).toString(), of.atEndOfMonth().toString(), List.of());
  }

  /**
   * @param after keys of what must be done before
   */
  static Map<String, Object> task(
      String key, String title, String from, String due, List<String> after) {
    return Map.of(
        "key", key,
        "title", title,
        "owner", Map.of("office", "社区团支部"),
        "from", from,
        "due", due,
        "after", after);
  }

  /**
   * The path of a plan for the year, adopted.
   *
   * @param key once in a sample
   */
  static String adopted(
      Loader loader, String key, String community, String title, List<Map<String, Object>> tasks) {
    String path =
        "/api/v1/work-plans/"
            + loader.create(
                "desk",
                "/api/v1/work-plans",
                key,
                Map.of(
                    "community",
                    community,
                    "kind",
                    "WORK_PLAN",
                    "content",
                    Map.of("title", title, "from", FROM, "until", UNTIL, "tasks", tasks)));
    loader.command("desk", path + "/adopt", key + "-adopt", Map.of());
    return path;
  }

  /** The same, with everything done. */
  static String done(
      Loader loader, String key, String community, String title, List<Map<String, Object>> tasks) {
    String path = adopted(loader, key, community, title, tasks);
    loader.command("desk", path + "/track", key + "-track", Map.of());
    for (Map<String, Object> task : tasks) {
      Object name = task.getOrDefault("key", "");
      loader.command(
          "desk",
          path + "/record-progress",
          key + "-" + name,
          Map.of("task", name, "percent", 100));
    }
    return path;
  }

  /** How many tasks of a plan are done. */
  static int doneTasks(Loader loader, String path) {
    int done = 0;
    for (JsonNode progress : loader.get("desk", path).path("progress")) {
      done += progress.path("percent").asInt() == 100 ? 1 : 0;
    }
    return done;
  }
}
