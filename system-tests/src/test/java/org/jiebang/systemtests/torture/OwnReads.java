package org.jiebang.systemtests.torture;

import static org.jiebang.systemtests.torture.Client.UNTOLD;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;

/** I15: who has seen something sees no less afterwards, of his own doings least of all. */
final class OwnReads {

  private OwnReads() {}

  static List<String> faults(List<Attempt> attempts) {
    List<String> faults = new ArrayList<>();
    Map<String, Map<String, Long>> seenBy = new HashMap<>();
    for (Attempt attempt : attempts) {
      if (attempt.heard() != Heard.OK) {
        continue;
      }
      Map<String, Long> seen = seenBy.computeIfAbsent(attempt.op().client(), _ -> new HashMap<>());
      boolean read = attempt.op().method().equals("GET");
      if (read && attempt.rows().isEmpty() && attempt.version() < before(seen, attempt.id())) {
        faults.add("went back behind version " + before(seen, attempt.id()) + ": " + attempt);
      }
      attempt
          .rows()
          .forEach(
              (id, version) -> {
                if (version < before(seen, id)) {
                  faults.add("the list went back: " + id + " at " + version + ", " + attempt.op());
                }
              });
      if (read && !attempt.rows().isEmpty()) {
        missing(seen, attempt)
            .forEach(id -> faults.add("not on the list: " + id + ", " + attempt.op()));
      }
      if (!attempt.id().isEmpty() && attempt.version() > 0) {
        seen.merge(attempt.id(), attempt.version(), Math::max);
      }
      attempt
          .rows()
          .forEach((id, version) -> seen.merge(id, version == UNTOLD ? 0 : version, Math::max));
    }
    return faults;
  }

  private static long before(Map<String, Long> seen, String id) {
    return seen.getOrDefault(id, 0L);
  }

  /** Newest first: whatever is younger than the last one shown must be shown. */
  private static List<String> missing(Map<String, Long> seen, Attempt list) {
    String oldest = list.rows().keySet().stream().reduce((_, last) -> last).orElse("");
    return seen.keySet().stream()
        .filter(id -> id.compareTo(oldest) > 0 && !list.rows().containsKey(id))
        .toList();
  }
}
