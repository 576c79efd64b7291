package org.jiebang.points.reward;

import java.time.Instant;
import java.util.UUID;

/** What can happen to a good. */
public sealed interface RewardEvent {

  RewardId reward();

  Instant at();

  record RewardAdded(RewardId reward, Offer offer, long stock, Instant at) implements RewardEvent {}

  /**
   * @param stock after it
   */
  record RewardRestocked(RewardId reward, long count, long stock, Instant at)
      implements RewardEvent {}

  record RewardPublished(RewardId reward, Instant at) implements RewardEvent {}

  record RewardSuspended(RewardId reward, String reason, Instant at) implements RewardEvent {}

  record RewardExpired(RewardId reward, Instant at) implements RewardEvent {}

  /**
   * @param stock after it
   */
  record RewardReserved(RewardId reward, UUID redemption, long stock, Instant at)
      implements RewardEvent {}

  /**
   * @param stock after it
   */
  record RewardReturned(RewardId reward, UUID redemption, long stock, Instant at)
      implements RewardEvent {}
}
