package org.jiebang.points.recalculation;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.recalculation.RecalculationBody.Change;
import org.jiebang.points.recalculation.RecalculationEvent.AccountsRecalculated;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationApplied;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationProposed;
import org.jiebang.points.recalculation.RecalculationEvent.SimulationRun;
import org.jspecify.annotations.Nullable;

/** Folds a recalculation's events into what the API shows. */
public final class RecalculationPicture implements Picture<RecalculationBody, RecalculationEvent> {

  @Override
  public Class<RecalculationBody> body() {
    return RecalculationBody.class;
  }

  @Override
  public String state(RecalculationBody body) {
    return body.state();
  }

  @Override
  public RecalculationBody evolve(
      @Nullable RecalculationBody body, Recorded<RecalculationEvent> fact) {
    return switch (fact.event()) {
      case SimulationRun e -> simulated(e);
      case RecalculationProposed e -> requireNonNull(body).proposed(e.reason(), e.proposer());
      case AccountsRecalculated e ->
          requireNonNull(body).applying(e.accounts().size(), e.approver());
      case RecalculationApplied _ -> requireNonNull(body).applied();
    };
  }

  private static RecalculationBody simulated(SimulationRun e) {
    Plan plan = e.plan();
    Simulation s = e.simulation();
    return new RecalculationBody(
        e.recalculation(),
        "SIMULATED",
        plan.community(),
        plan.scheme(),
        plan.ruleVersion(),
        plan.from(),
        plan.until(),
        s.services(),
        s.leftOut(),
        s.before(),
        s.after(),
        s.lines().stream()
            .map(l -> new Change(l.account(), l.before(), l.after(), l.shares().size()))
            .toList(),
        0,
        null,
        null,
        null);
  }
}
