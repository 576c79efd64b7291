package org.jiebang.systemtests.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jiebang.systemtests.torture.History.Op;

/** I1: what was answered with 2xx is in the log, under its key, with its content's fingerprint. */
final class Acknowledged {

  private Acknowledged() {}

  /**
   * @param commandIdOf null for operations whose scope is not known
   * @return one line for each fault
   */
  static List<String> faults(
      List<Attempt> attempts, Ledger ledger, Function<Op, String> commandIdOf) {
    List<String> faults = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (attempt.heard() != Heard.OK || !attempt.op().isCommand()) {
        continue;
      }
      for (String place : attempt.positions()) {
        if (!ledger.has(place)) {
          faults.add("answered, but not in the log: " + place + " of " + attempt);
        }
      }
      // Without a position the command changed nothing: it was so already.
      if (attempt.op().scope() != null && !attempt.positions().isEmpty()) {
        List<LogRow> first = ledger.firstEventsOf(commandIdOf.apply(attempt.op()));
        if (first.isEmpty()) {
          faults.add("answered, but no event has its command id: " + attempt);
        } else if (!first.getFirst().meta().matches(".*\"fingerprint\":\"[0-9a-f]{64}\".*")) {
          faults.add("no fingerprint of its content: " + first.getFirst());
        }
      }
    }
    return faults;
  }
}
