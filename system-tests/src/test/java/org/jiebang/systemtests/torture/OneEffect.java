package org.jiebang.systemtests.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jiebang.systemtests.torture.History.Op;

/** I2: one key, one effect; whoever asks again gets the same answer. */
final class OneEffect {

  private OneEffect() {}

  static List<String> faults(List<Attempt> attempts, Ledger ledger) {
    List<String> faults = new ArrayList<>();
    Map<String, LogRow> seen = new HashMap<>();
    for (LogRow row : ledger.all()) {
      LogRow other = row.command() == null ? null : seen.put(row.command(), row);
      if (other != null) {
        faults.add("one command, two effects: " + other.place() + " and " + row.place());
      }
    }
    Map<Op, Attempt> answered = new HashMap<>();
    for (Attempt attempt : attempts) {
      if (attempt.heard() == Heard.OK && attempt.op().isCommand()) {
        Attempt first = answered.putIfAbsent(attempt.op(), attempt);
        if (first != null && !same(first, attempt)) {
          faults.add("two answers to one key: " + first + " and " + attempt);
        }
      }
      if (attempt.heard() == Heard.FAIL && answered.containsKey(attempt.op())) {
        faults.add("refused after it had happened: " + attempt);
      }
    }
    return faults;
  }

  private static boolean same(Attempt one, Attempt other) {
    return one.status() == other.status()
        && one.id().equals(other.id())
        && one.version() == other.version()
        && one.positions().equals(other.positions());
  }
}
