package org.jiebang.points.reward;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * What is on offer; fixed when the good is added.
 *
 * @param merchant the organisation that hands it out; null: the community itself
 * @param price in points, 1 to 100,000
 * @param pickupPoints where it can be picked up, 1 to 20
 * @param pickUpDays how long it is kept for whoever redeemed it, 1 to 90
 * @param readyAtOnce whether the pick-up code is issued with the redemption; else the desk issues
 *     it when the good lies ready
 * @param availableUntil from then on it is not on offer; null: no end
 */
public record Offer(
    CommunityId community,
    @Nullable UUID merchant,
    String name,
    @Nullable String description,
    long price,
    List<String> pickupPoints,
    int pickUpDays,
    boolean readyAtOnce,
    @Nullable Instant availableUntil) {

  boolean over(Instant at) {
    return availableUntil != null && !at.isBefore(availableUntil);
  }
}
