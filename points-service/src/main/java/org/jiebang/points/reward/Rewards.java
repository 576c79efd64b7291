package org.jiebang.points.reward;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.reward.Reward.Offered;
import org.jiebang.points.reward.Reward.Unknown;

/** The kind of stream that a good is: a community's, readable by everybody once it was on offer. */
public final class Rewards implements Aggregate<RewardCommand, Reward, RewardEvent> {

  public static final Rewards INSTANCE = new Rewards();

  private final RewardDecider decider = new RewardDecider();

  private Rewards() {}

  @Override
  public String name() {
    return "reward";
  }

  @Override
  public Class<RewardEvent> events() {
    return RewardEvent.class;
  }

  @Override
  public Decider<RewardCommand, Reward, RewardEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Reward state) {
    return switch (state) {
      case Unknown() -> "NONE";
      case Offered o -> o.status().name();
    };
  }

  @Override
  public UUID tenantOf(Reward state) {
    return offered(state).offer().community().value();
  }

  @Override
  public Set<UUID> partiesOf(Reward state) {
    Offered o = offered(state);
    UUID merchant = o.offer().merchant();
    if (o.status() == Reward.Status.DRAFT) {
      return merchant == null ? Set.of() : Set.of(merchant);
    }
    return merchant == null ? Set.of(EVERYONE) : Set.of(EVERYONE, merchant);
  }

  private static Offered offered(Reward state) {
    return switch (state) {
      case Unknown() -> throw new IllegalStateException("no such good yet");
      case Offered o -> o;
    };
  }
}
