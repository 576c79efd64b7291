package org.jiebang.points.recalculation;

import java.util.List;
import java.util.UUID;
import org.jiebang.points.recalculation.Simulation.Line;
import org.jspecify.annotations.Nullable;

/** A recalculation as far as the rules ask about it. */
public sealed interface Recalculation {

  /** Nobody has simulated anything. */
  record Missing() implements Recalculation {}

  /** Known what it would change; nothing has been posted. */
  record Simulated(RecalculationId id, Plan plan, Simulation simulation) implements Recalculation {}

  /**
   * @param proposer who may not apply it
   */
  record Proposed(RecalculationId id, Plan plan, Simulation simulation, @Nullable UUID proposer)
      implements Recalculation {}

  /**
   * The district has agreed; some accounts still wait for their entry.
   *
   * @param waiting 1 or more
   */
  record Applying(RecalculationId id, Plan plan, int entries, List<Line> waiting)
      implements Recalculation {}

  /** Every account has its entry. */
  record Applied(RecalculationId id, Plan plan) implements Recalculation {}

  /** So many accounts and this stream fit into one command. */
  int ACCOUNTS_AT_ONCE = 15;

  /** The accounts that the next command posts to. */
  static List<Line> next(List<Line> waiting) {
    return waiting.subList(0, Math.min(ACCOUNTS_AT_ONCE, waiting.size()));
  }
}
