package org.jiebang.points.recalculation;

import java.time.Instant;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.points.scheme.RuleSet;
import org.jspecify.annotations.Nullable;

/** What one may ask of a recalculation. */
public sealed interface RecalculationCommand {

  Instant at();

  /** A dry run. */
  record RunSimulation(
      RecalculationId recalculation, Plan plan, Simulation simulation, Actor by, Instant at)
      implements RecalculationCommand {}

  /**
   * @param published the plan's version; null while it is not published
   */
  record ProposeRecalculation(String reason, @Nullable RuleSet published, Actor by, Instant at)
      implements RecalculationCommand {}

  /**
   * Comes with the entries of the first accounts.
   *
   * @param published the plan's version; null while it is not published
   * @param fresh the plan simulated again, just now; null: it was not proposed
   */
  record ApplyRecalculation(
      @Nullable RuleSet published, @Nullable Simulation fresh, Actor by, Instant at)
      implements RecalculationCommand {}

  /** Comes with the entries of the next accounts. */
  record CarryOnRecalculation(Instant at) implements RecalculationCommand {}
}
