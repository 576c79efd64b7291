package org.jiebang.systemtests.torture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jiebang.systemtests.torture.History.Attempt;
import org.jiebang.systemtests.torture.History.Heard;
import org.jiebang.systemtests.torture.History.Op;

/** I3: what nobody knew is known after asking again, and the log says the same. */
final class Settled {

  private Settled() {}

  static List<String> faults(
      List<Attempt> attempts, Ledger ledger, Function<Op, String> commandIdOf) {
    Map<Op, Attempt> last = new LinkedHashMap<>();
    attempts.stream().filter(a -> a.op().isCommand()).forEach(a -> last.put(a.op(), a));
    List<String> faults = new ArrayList<>();
    for (Attempt attempt : last.values()) {
      if (attempt.op().scope() == null) {
        continue;
      }
      int effects = ledger.firstEventsOf(commandIdOf.apply(attempt.op())).size();
      switch (attempt.heard()) {
        case OK -> {
          if (effects != (attempt.positions().isEmpty() ? 0 : 1)) {
            faults.add(effects + " effects of what was answered: " + attempt);
          }
        }
        case FAIL -> {
          if (effects != 0) {
            faults.add(effects + " effects of what was refused: " + attempt);
          }
        }
        case INFO -> faults.add("never settled: " + attempt);
      }
    }
    return faults;
  }

  /** How many operations were unknown at first and known in the end. */
  static long count(List<Attempt> attempts) {
    Map<Op, Heard> first = new LinkedHashMap<>();
    attempts.stream()
        .filter(a -> a.op().isCommand())
        .forEach(a -> first.putIfAbsent(a.op(), a.heard()));
    return first.values().stream().filter(heard -> heard == Heard.INFO).count();
  }
}
