package org.jiebang.points.redemption;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.points.account.AccountId;
import org.jiebang.points.account.HoldId;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.inbound.NeedId;
import org.jiebang.points.reward.RewardId;
import org.jspecify.annotations.Nullable;

/** A redemption as far as the rules ask about it. */
public sealed interface Redemption {

  /** Nobody has asked for it yet. */
  record Unrequested() implements Redemption {}

  /**
   * @param codeHash of the pick-up code; null until it is issued
   * @param refunded whether the points went back after a fault
   */
  record Requested(
      RedemptionId id, Order order, Status status, @Nullable String codeHash, boolean refunded)
      implements Redemption {}

  /** REQUESTED → HELD → READY → FULFILLED, and where it can end otherwise. */
  enum Status {
    REQUESTED,
    HELD,
    READY,
    FULFILLED,
    CANCELLED,
    FAILED,
    EXPIRED
  }

  /**
   * What was asked for; never changes.
   *
   * @param owner of the account: a person, or an organisation or team
   * @param points the price
   * @param merchant who hands it out; null: the community itself
   * @param pickupPoints where
   * @param pickUpBy afterwards points and good go back
   * @param story the need whose points pay first; null when they were not earned for one
   */
  record Order(
      AccountId account,
      HoldId hold,
      UUID owner,
      CommunityId community,
      RewardId reward,
      String rewardName,
      long points,
      @Nullable UUID merchant,
      List<String> pickupPoints,
      Instant pickUpBy,
      @Nullable NeedId story) {}
}
