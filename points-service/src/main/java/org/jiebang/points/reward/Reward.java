package org.jiebang.points.reward;

/** A good as far as the rules ask about it. */
public sealed interface Reward {

  /** Nobody has added it yet. */
  record Unknown() implements Reward {}

  /**
   * @param stock pieces that can still be reserved, 0 or more
   */
  record Offered(RewardId id, Offer offer, Status status, long stock) implements Reward {}

  /** DRAFT → PUBLISHED → SUSPENDED or EXPIRED. */
  enum Status {
    DRAFT,
    PUBLISHED,
    SUSPENDED,
    EXPIRED
  }
}
