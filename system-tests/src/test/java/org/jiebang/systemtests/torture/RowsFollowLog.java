package org.jiebang.systemtests.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * I10, cheaply: each row of a view stands at the last version of its stream, and none is missing.
 */
final class RowsFollowLog {

  private RowsFollowLog() {}

  /**
   * A row of a list view.
   *
   * @param id the stream, 32 hex digits
   */
  record Row(String id, long version) {}

  /**
   * @param log of the service
   * @param rows of one of its views
   * @param opening the type of the event with which each of the view's streams begins
   */
  static List<String> faults(String view, List<LogRow> log, List<Row> rows, List<String> opening) {
    Map<String, Long> last = new HashMap<>();
    Map<String, String> first = new HashMap<>();
    for (LogRow row : log) {
      last.merge(row.stream(), row.version(), Math::max);
      if (row.version() == 1) {
        first.put(row.stream(), row.type());
      }
    }
    List<String> faults = new ArrayList<>();
    Map<String, Long> shown = new HashMap<>();
    for (Row row : rows) {
      shown.put(row.id(), row.version());
      if (last.getOrDefault(row.id(), 0L) != row.version()) {
        faults.add(
            "%s: row %s at version %d, its stream at %s"
                .formatted(view, row.id(), row.version(), last.get(row.id())));
      }
    }
    first.forEach(
        (stream, type) -> {
          if (opening.contains(type) && !shown.containsKey(stream)) {
            faults.add(view + ": no row for stream " + stream);
          }
        });
    return faults;
  }
}
