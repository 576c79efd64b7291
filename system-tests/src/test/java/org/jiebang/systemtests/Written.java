package org.jiebang.systemtests;

import java.util.HashMap;
import java.util.Map;

/** What persons have had written since some moment, as it stands in the four logs. */
public final class Written {

  private final Map<String, Long> before = new HashMap<>();

  private Written() {}

  /** From this moment on. */
  public static Written sinceNow() {
    var since = new Written();
    for (String service : Logs.SERVICES) {
      since.before.put(
          service,
          Logs.rows(
                  service,
                  "SELECT COALESCE(MAX(recorded_us), 0) FROM " + log(service),
                  r -> r.getLong(1))
              .getFirst());
    }
    return since;
  }

  /** Commands that somebody gave; what deadlines and reactions do on their own is not counted. */
  public long commands() {
    long sum = 0;
    for (String service : Logs.SERVICES) {
      sum +=
          Logs.rows(
                  service,
                  "SELECT COUNT(DISTINCT command_id) FROM "
                      + log(service)
                      + " WHERE command_id IS NOT NULL AND meta LIKE '%\"actor\":\"%'"
                      + " AND recorded_us > "
                      + before.getOrDefault(service, 0L),
                  r -> r.getLong(1))
              .getFirst();
    }
    return sum;
  }

  private static String log(String service) {
    return House.stack().database(service).logName() + ".event";
  }
}
