package org.jiebang.points.reward;

import java.time.Instant;
import java.util.UUID;

/** What one may ask of a good. */
public sealed interface RewardCommand {

  Instant at();

  record AddReward(RewardId reward, Offer offer, long stock, Instant at) implements RewardCommand {}

  /**
   * @param count pieces that arrived, 1 or more
   */
  record RestockReward(long count, Instant at) implements RewardCommand {}

  record PublishReward(Instant at) implements RewardCommand {}

  record SuspendReward(String reason, Instant at) implements RewardCommand {}

  record ExpireReward(Instant at) implements RewardCommand {}

  /** Takes one piece out of stock, for a redemption that is requested in the same command. */
  record ReserveReward(UUID redemption, Instant at) implements RewardCommand {}

  /** Puts it back: the redemption ended without a pick-up. */
  record ReturnReward(UUID redemption, Instant at) implements RewardCommand {}
}
