package org.jiebang.points.recalculation;

import java.util.List;
import java.util.UUID;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Recalculated;

/**
 * What a plan would change. The same books give the same simulation, so a second one that differs
 * says that the first is stale.
 *
 * @param services that were looked at, 0 to 5,000
 * @param leftOut of {@code services}: they have no entry here, were taken back, or wait for their
 *     task to be accepted with nothing earned so far
 * @param before points that they earned, {@code after} points that the plan's rules give
 * @param books stands for the last entry of every account that was looked at
 * @param lines accounts that gain or lose, at most 500
 */
public record Simulation(
    int services, int leftOut, long before, long after, UUID books, List<Line> lines) {

  /**
   * One account.
   *
   * @param before and {@code after}: of all its services that were looked at
   * @param shares services that differ
   */
  public record Line(AccountId account, long before, long after, List<Recalculated> shares) {

    /** Negative when the account loses. */
    public long difference() {
      return after - before;
    }
  }
}
