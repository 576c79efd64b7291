package org.jiebang.points.reward;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.points.reward.RewardCommand.ExpireReward;
import org.jiebang.points.reward.RewardEvent.RewardAdded;
import org.jiebang.points.reward.RewardEvent.RewardExpired;
import org.jiebang.points.reward.RewardEvent.RewardPublished;
import org.jiebang.points.reward.RewardEvent.RewardReserved;
import org.jiebang.points.reward.RewardEvent.RewardRestocked;
import org.jiebang.points.reward.RewardEvent.RewardReturned;
import org.jiebang.points.reward.RewardEvent.RewardSuspended;

/** The deadline of a good: the end of its offer. */
public final class RewardTimers implements Timers<RewardCommand, Reward, RewardEvent> {

  private static final String EXPIRE = "expire";

  @Override
  public Aggregate<RewardCommand, Reward, RewardEvent> aggregate() {
    return Rewards.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<RewardEvent> fact) {
    return switch (fact.event()) {
      case RewardAdded e ->
          e.offer().availableUntil() == null
              ? List.of()
              : List.of(new Change.Set(EXPIRE, e.offer().availableUntil()));
      case RewardRestocked _,
          RewardPublished _,
          RewardSuspended _,
          RewardExpired _,
          RewardReserved _,
          RewardReturned _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    return List.of(Step.of(Rewards.INSTANCE, stream, new ExpireReward(now)));
  }
}
