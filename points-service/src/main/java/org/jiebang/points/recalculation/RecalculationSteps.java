package org.jiebang.points.recalculation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Step;
import org.jiebang.points.account.AccountCommand.RecalculatePoints;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.recalculation.Simulation.Line;

/** One command on the recalculation and the accounts that it posts to: all of it or nothing. */
final class RecalculationSteps {

  private RecalculationSteps() {}

  /** {@code own} and an entry for each of the next {@code waiting} accounts. */
  static List<Step<?, ?, ?>> posting(
      Step<?, ?, ?> own, RecalculationId id, Plan plan, List<Line> waiting, Instant at) {
    var steps = new ArrayList<Step<?, ?, ?>>();
    steps.add(own);
    for (Line line : Recalculation.next(waiting)) {
      steps.add(
          Step.of(
              Accounts.INSTANCE,
              line.account().value(),
              new RecalculatePoints(
                  line.account().entry("recalculated", at, id.value(), line.account().value()),
                  id.value(),
                  plan.scheme().value(),
                  plan.ruleVersion(),
                  line.shares(),
                  plan.rules().validity().end(at, plan.rules().zone()),
                  at)));
    }
    return steps;
  }
}
