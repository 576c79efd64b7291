package org.jiebang.points.redemption;

import jakarta.inject.Provider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.points.account.AccountCommand.ExpireHold;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.redemption.Redemption.Order;
import org.jiebang.points.redemption.Redemption.Requested;
import org.jiebang.points.redemption.Redemption.Unrequested;
import org.jiebang.points.redemption.RedemptionCommand.ExpireRedemption;
import org.jiebang.points.redemption.RedemptionEvent.CodeIssued;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionCancelled;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionExpired;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionFailed;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionHeld;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionPickedUp;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRefunded;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRequested;
import org.jiebang.points.reward.RewardCommand.ReturnReward;
import org.jiebang.points.reward.Rewards;

/** The deadline of a redemption: nobody came, so points and good go back. */
public final class RedemptionTimers
    implements Timers<RedemptionCommand, Redemption, RedemptionEvent> {

  private static final String EXPIRE = "expire";

  private final Provider<CommandHandler> commands;

  /**
   * @param commands a provider, because the handler itself is made from the wiring that needs this
   */
  public RedemptionTimers(Provider<CommandHandler> commands) {
    this.commands = commands;
  }

  @Override
  public Aggregate<RedemptionCommand, Redemption, RedemptionEvent> aggregate() {
    return Redemptions.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<RedemptionEvent> fact) {
    return switch (fact.event()) {
      case RedemptionRequested e -> List.of(new Change.Set(EXPIRE, e.order().pickUpBy()));
      case RedemptionPickedUp _, RedemptionCancelled _, RedemptionExpired _, RedemptionFailed _ ->
          List.of(new Change.Clear(EXPIRE));
      case RedemptionHeld _, CodeIssued _, RedemptionRefunded _ -> List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    return switch (commands.get().load(Redemptions.INSTANCE, stream).state()) {
      case Unrequested() -> List.of();
      case Requested r -> expiry(r.id(), r.order(), now);
    };
  }

  static List<Step<?, ?, ?>> expiry(RedemptionId id, Order order, Instant now) {
    return List.of(
        Step.of(Redemptions.INSTANCE, id.value(), new ExpireRedemption(now)),
        Step.of(Accounts.INSTANCE, order.account().value(), new ExpireHold(order.hold(), now)),
        Step.of(Rewards.INSTANCE, order.reward().value(), new ReturnReward(id.value(), now)));
  }
}
