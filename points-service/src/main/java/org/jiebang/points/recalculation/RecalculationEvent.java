package org.jiebang.points.recalculation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.points.account.AccountId;
import org.jspecify.annotations.Nullable;

/** What can happen to a recalculation. */
public sealed interface RecalculationEvent {

  RecalculationId recalculation();

  Instant at();

  /** Nothing was posted. */
  record SimulationRun(
      RecalculationId recalculation,
      Plan plan,
      Simulation simulation,
      @Nullable UUID runner,
      Instant at)
      implements RecalculationEvent {}

  record RecalculationProposed(
      RecalculationId recalculation, String reason, @Nullable UUID proposer, Instant at)
      implements RecalculationEvent {}

  /**
   * Entries were posted to some of the accounts, in the same transaction.
   *
   * @param waiting how many accounts are left
   * @param approver null when the system carries on by itself
   */
  record AccountsRecalculated(
      RecalculationId recalculation,
      List<AccountId> accounts,
      int waiting,
      @Nullable UUID approver,
      Instant at)
      implements RecalculationEvent {}

  /**
   * @param entries one for each account that gained or lost
   */
  record RecalculationApplied(RecalculationId recalculation, int entries, Instant at)
      implements RecalculationEvent {}
}
