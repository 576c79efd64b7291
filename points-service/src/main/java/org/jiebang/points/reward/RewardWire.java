package org.jiebang.points.reward;

import org.jiebang.eventsourcing.wire.Wire;

/** What a good's events are called on disk and on Kafka. */
public final class RewardWire {

  private RewardWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("reward-added", RewardEvent.RewardAdded.class)
        .event("reward-restocked", RewardEvent.RewardRestocked.class)
        .event("reward-published", RewardEvent.RewardPublished.class)
        .event("reward-suspended", RewardEvent.RewardSuspended.class)
        .event("reward-expired", RewardEvent.RewardExpired.class)
        .event("reward-reserved", RewardEvent.RewardReserved.class)
        .event("reward-returned", RewardEvent.RewardReturned.class)
        .build();
  }
}
