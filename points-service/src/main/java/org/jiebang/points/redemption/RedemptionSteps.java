package org.jiebang.points.redemption;

import static org.jiebang.points.redemption.RedemptionRefusal.ILLEGAL_TRANSITION;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountAudience;
import org.jiebang.points.account.AccountCommand.CaptureHold;
import org.jiebang.points.account.AccountCommand.HoldPoints;
import org.jiebang.points.account.AccountCommand.RefundHold;
import org.jiebang.points.account.AccountCommand.ReleaseHold;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.account.Lot;
import org.jiebang.points.account.Slice;
import org.jiebang.points.inbound.NeedId;
import org.jiebang.points.redemption.Redemption.Order;
import org.jiebang.points.redemption.Redemption.Requested;
import org.jiebang.points.redemption.Redemption.Unrequested;
import org.jiebang.points.redemption.RedemptionCommand.CancelRedemption;
import org.jiebang.points.redemption.RedemptionCommand.FailRedemption;
import org.jiebang.points.redemption.RedemptionCommand.PickUp;
import org.jiebang.points.redemption.RedemptionCommand.RefundRedemption;
import org.jiebang.points.redemption.RedemptionCommand.RequestRedemption;
import org.jiebang.points.reward.Offer;
import org.jiebang.points.reward.Reward.Offered;
import org.jiebang.points.reward.RewardCommand.ReserveReward;
import org.jiebang.points.reward.RewardCommand.ReturnReward;
import org.jiebang.points.reward.Rewards;
import org.jiebang.points.scheme.SchemesInForce;
import org.jspecify.annotations.Nullable;

/**
 * What each step of a redemption means for the redemption, the account and the good: one command,
 * decided by all that it concerns, carried out by all or none.
 */
@Singleton
class RedemptionSteps {

  private final CommandHandler commands;
  private final SchemesInForce schemes;
  private final PickUpCodes codes;

  RedemptionSteps(CommandHandler commands, SchemesInForce schemes, PickUpCodes codes) {
    this.commands = commands;
    this.schemes = schemes;
    this.codes = codes;
  }

  List<Step<?, ?, ?>> request(Ask ask, RedemptionId id, UUID account, UUID reward, Caller caller) {
    if (!(commands.load(Accounts.INSTANCE, account).state() instanceof Opened a)
        || !AccountAudience.owns(caller, a.owner())) {
      throw NotFound.of(Accounts.INSTANCE);
    }
    if (!(commands.load(Rewards.INSTANCE, reward).state() instanceof Offered good)
        || !good.offer().community().equals(a.community())) {
      throw NotFound.of(Rewards.INSTANCE);
    }
    Order order = order(ask, id, a, good);
    String codeHash = good.offer().readyAtOnce() ? codes.hashOf(id.value()) : null;
    return List.of(
        Step.of(
            Redemptions.INSTANCE, id.value(), new RequestRedemption(id, order, codeHash, ask.at())),
        Step.of(
            Accounts.INSTANCE,
            account,
            new HoldPoints(
                order.hold(),
                order.points(),
                id.value(),
                order.pickUpBy(),
                schemes.at(a.community(), ask.at()),
                ask.at())),
        Step.of(Rewards.INSTANCE, reward, new ReserveReward(id.value(), ask.at())));
  }

  private static Order order(Ask ask, RedemptionId id, Opened a, Offered good) {
    Offer offer = good.offer();
    Instant pickUpBy = ask.at().plus(Duration.ofDays(offer.pickUpDays()));
    return new Order(
        a.id(),
        a.id().holdOf(id.value()),
        a.owner(),
        a.community(),
        good.id(),
        offer.name(),
        offer.price(),
        offer.merchant(),
        offer.pickupPoints(),
        pickUpBy,
        story(a, offer.price(), ask.at()));
  }

  /** The need of the first lot that will pay. */
  private static @Nullable NeedId story(Opened a, long price, Instant at) {
    for (Slice slice : a.balance().free(price, at)) {
      for (Lot lot : a.balance().lots()) {
        if (lot.id().equals(slice.lot()) && lot.need() != null) {
          return lot.need();
        }
      }
    }
    return null;
  }

  List<Step<?, ?, ?>> pickUp(
      Ask ask, UUID id, Redemption now, String codeHash, String pickupPoint) {
    Order order = order(now);
    return List.of(
        Step.of(Redemptions.INSTANCE, id, new PickUp(codeHash, pickupPoint, ask.actor(), ask.at())),
        Step.of(
            Accounts.INSTANCE,
            order.account().value(),
            new CaptureHold(
                order.hold(),
                order.account().entry("redeemed", ask.at(), id),
                null,
                "redemption/" + id,
                ask.at())));
  }

  List<Step<?, ?, ?>> cancel(Ask ask, UUID id, Redemption now, String reason) {
    Order order = order(now);
    return List.of(
        Step.of(Redemptions.INSTANCE, id, new CancelRedemption(reason, ask.actor(), ask.at())),
        Step.of(
            Accounts.INSTANCE,
            order.account().value(),
            new ReleaseHold(order.hold(), "redemption cancelled", ask.at())),
        Step.of(Rewards.INSTANCE, order.reward().value(), new ReturnReward(id, ask.at())));
  }

  /** The good does not go back to stock: it is not there. */
  List<Step<?, ?, ?>> fail(Ask ask, UUID id, Redemption now, String reason) {
    Order order = order(now);
    return List.of(
        Step.of(Redemptions.INSTANCE, id, new FailRedemption(reason, ask.at())),
        Step.of(
            Accounts.INSTANCE,
            order.account().value(),
            new ReleaseHold(order.hold(), "redemption failed", ask.at())));
  }

  List<Step<?, ?, ?>> refund(Ask ask, UUID id, Redemption now, String fault) {
    Order order = order(now);
    return List.of(
        Step.of(Redemptions.INSTANCE, id, new RefundRedemption(fault, ask.actor(), ask.at())),
        Step.of(
            Accounts.INSTANCE,
            order.account().value(),
            new RefundHold(
                order.hold(),
                order.account().entry("refunded", ask.at(), id),
                fault,
                "redemption/" + id,
                ask.at())));
  }

  private static Order order(Redemption now) {
    return switch (now) {
      case Unrequested() -> throw new Rejected(ILLEGAL_TRANSITION);
      case Requested r -> r.order();
    };
  }
}
