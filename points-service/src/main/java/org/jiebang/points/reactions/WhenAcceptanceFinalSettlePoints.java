package org.jiebang.points.reactions;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.ReversalReason;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.MatchingFacts.AcceptanceFinal;

/**
 * A passed task makes the points of its services spendable; a failed one takes them back. Rework
 * changes nothing: another acceptance follows.
 */
public final class WhenAcceptanceFinalSettlePoints implements Reaction<AcceptanceFinal> {

  private final ConfirmedServices services;
  private final EarnedHere earned;

  public WhenAcceptanceFinalSettlePoints(ConfirmedServices services, EarnedHere earned) {
    this.services = services;
    this.earned = earned;
  }

  @Override
  public String name() {
    return "settle-points-when-acceptance-final";
  }

  @Override
  public Class<AcceptanceFinal> fact() {
    return AcceptanceFinal.class;
  }

  @Override
  public List<Consequence> on(Recorded<AcceptanceFinal> fact) {
    AcceptanceFinal f = fact.event();
    if (!f.passed() && !f.failed()) {
      return List.of();
    }
    return services.ofTask(f.task()).stream()
        .filter(earned::by)
        .map(
            s ->
                f.passed() ? activation(s, fact) : Reversal.of(s, ReversalReason.TASK_FAILED, fact))
        .toList();
  }

  private static Consequence activation(ConfirmedServices.Confirmed s, Recorded<?> fact) {
    AccountId account = EarnedHere.account(s);
    return Consequence.of(
        Accounts.INSTANCE, account.value(), new ActivateLot(account.lotOf(s.record()), fact.at()));
  }
}
