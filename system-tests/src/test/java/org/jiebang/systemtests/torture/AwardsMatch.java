package org.jiebang.systemtests.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * I11: each confirmed service has earned once, and nothing has earned that was not confirmed. One
 * that is voided before its earning has travelled earns nothing any more.
 */
final class AwardsMatch {

  private AwardsMatch() {}

  /**
   * @param matching the log that confirms
   * @param points the log that earns; a service beyond the day's cap leaves its own event
   */
  static List<String> faults(List<LogRow> matching, List<LogRow> points) {
    Set<String> confirmed = new HashSet<>();
    Set<String> voided = new HashSet<>();
    for (LogRow row : matching) {
      switch (row.type()) {
        case "service-confirmed" -> confirmed.add(row.says().path("record").asText());
        case "record-voided" -> voided.add(row.says().path("record").asText());
        default -> {}
      }
    }
    List<String> faults = new ArrayList<>();
    Map<String, Integer> earned = new HashMap<>();
    Set<String> settled = new HashSet<>();
    for (LogRow row : points) {
      boolean earns = row.type().equals("points-earned");
      if (earns || row.type().equals("points-capped")) {
        String record = row.says().path("record").asText();
        settled.add(record);
        if (earns && earned.merge(record, 1, Integer::sum) > 1) {
          faults.add("earned twice: " + record);
        }
      }
    }
    confirmed.stream()
        .filter(record -> !settled.contains(record) && !voided.contains(record))
        .forEach(record -> faults.add("confirmed, never earned: " + record));
    settled.stream()
        .filter(record -> !confirmed.contains(record))
        .forEach(record -> faults.add("earned, never confirmed: " + record));
    return faults;
  }
}
