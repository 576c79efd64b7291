package org.jiebang.points.reward;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.reward.RewardRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.reward.RewardRefusal.OFFER_EXPIRED;
import static org.jiebang.points.reward.RewardRefusal.OUT_OF_STOCK;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.reward.Reward.Offered;
import org.jiebang.points.reward.Reward.Status;
import org.jiebang.points.reward.Reward.Unknown;
import org.jiebang.points.reward.RewardCommand.AddReward;
import org.jiebang.points.reward.RewardCommand.ExpireReward;
import org.jiebang.points.reward.RewardCommand.PublishReward;
import org.jiebang.points.reward.RewardCommand.ReserveReward;
import org.jiebang.points.reward.RewardCommand.RestockReward;
import org.jiebang.points.reward.RewardCommand.ReturnReward;
import org.jiebang.points.reward.RewardCommand.SuspendReward;
import org.jiebang.points.reward.RewardEvent.RewardAdded;
import org.jiebang.points.reward.RewardEvent.RewardExpired;
import org.jiebang.points.reward.RewardEvent.RewardPublished;
import org.jiebang.points.reward.RewardEvent.RewardReserved;
import org.jiebang.points.reward.RewardEvent.RewardRestocked;
import org.jiebang.points.reward.RewardEvent.RewardReturned;
import org.jiebang.points.reward.RewardEvent.RewardSuspended;

/**
 * The rules of a good. This stream alone owns the stock: whoever wants the last piece appends here,
 * and only one of them can.
 */
final class RewardDecider implements Decider<RewardCommand, Reward, RewardEvent> {

  @Override
  public Reward initial() {
    return new Unknown();
  }

  @Override
  public List<RewardEvent> decide(RewardCommand command, Reward state) {
    return switch (command) {
      case AddReward c ->
          switch (state) {
            case Unknown() -> List.of(new RewardAdded(c.reward(), c.offer(), c.stock(), c.at()));
            case Offered _ -> refuse(ILLEGAL_TRANSITION);
          };
      case RestockReward c -> {
        Offered o = notOver(state, c.at());
        yield List.of(
            new RewardRestocked(o.id(), c.count(), Math.addExact(o.stock(), c.count()), c.at()));
      }
      case PublishReward c -> {
        Offered o = notOver(state, c.at());
        yield o.status() == Status.PUBLISHED
            ? refuse(ILLEGAL_TRANSITION)
            : List.of(new RewardPublished(o.id(), c.at()));
      }
      case SuspendReward c -> {
        Offered o = offered(state);
        yield o.status() == Status.PUBLISHED
            ? List.of(new RewardSuspended(o.id(), c.reason(), c.at()))
            : refuse(ILLEGAL_TRANSITION);
      }
      case ExpireReward c -> {
        Offered o = offered(state);
        if (o.status() == Status.EXPIRED) {
          yield List.of();
        }
        yield o.offer().over(c.at())
            ? List.of(new RewardExpired(o.id(), c.at()))
            : refuse(ILLEGAL_TRANSITION);
      }
      case ReserveReward c -> reserve(c, notOver(state, c.at()));
      case ReturnReward c -> {
        Offered o = offered(state);
        yield List.of(
            new RewardReturned(o.id(), c.redemption(), Math.addExact(o.stock(), 1), c.at()));
      }
    };
  }

  private static List<RewardEvent> reserve(ReserveReward c, Offered o) {
    if (o.status() != Status.PUBLISHED) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (o.stock() == 0) {
      return refuse(OUT_OF_STOCK);
    }
    return List.of(new RewardReserved(o.id(), c.redemption(), o.stock() - 1, c.at()));
  }

  private static Offered offered(Reward state) {
    return switch (state) {
      case Unknown() -> refuse(ILLEGAL_TRANSITION);
      case Offered o -> o;
    };
  }

  private static Offered notOver(Reward state, Instant at) {
    Offered o = offered(state);
    return o.status() == Status.EXPIRED || o.offer().over(at) ? refuse(OFFER_EXPIRED) : o;
  }

  @Override
  public Reward evolve(Reward state, RewardEvent event) {
    return switch (event) {
      case RewardAdded e -> new Offered(e.reward(), e.offer(), Status.DRAFT, e.stock());
      case RewardRestocked e -> with(state, e.stock());
      case RewardReserved e -> with(state, e.stock());
      case RewardReturned e -> with(state, e.stock());
      case RewardPublished _ -> with(state, Status.PUBLISHED);
      case RewardSuspended _ -> with(state, Status.SUSPENDED);
      case RewardExpired _ -> with(state, Status.EXPIRED);
    };
  }

  private static Reward with(Reward state, long stock) {
    Offered o = offered(state);
    return new Offered(o.id(), o.offer(), o.status(), stock);
  }

  private static Reward with(Reward state, Status status) {
    Offered o = offered(state);
    return new Offered(o.id(), o.offer(), status, o.stock());
  }
}
