package org.jiebang.systemtests.torture;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.systemtests.torture.History.Attempt;

/**
 * I16: nothing fails while nothing is broken, and no answer ever shows how the house is built. That
 * an answer is well-mannered is looked at when it arrives (see {@code Manners}).
 *
 * <p>{@code VIEW_BEHIND} is no failure but the promise of reading one's own writes, kept on a slow
 * machine: it is counted, and must not occur in the calm at the end.
 */
final class CleanAnswers {

  private CleanAnswers() {}

  static List<String> faults(List<Attempt> attempts, Windows windows, List<String> badManners) {
    List<String> faults = new ArrayList<>(badManners);
    for (Attempt attempt : attempts) {
      boolean failed =
          (attempt.status() == 0 || attempt.status() >= 500)
              && !attempt.code().equals("VIEW_BEHIND");
      if (failed && !windows.touch(attempt.askedNanos(), attempt.heardNanos())) {
        faults.add("failed although nothing was broken: " + attempt);
      }
    }
    return faults;
  }
}
