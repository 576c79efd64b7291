package org.jiebang.points.reward;

import org.jiebang.eventsourcing.Refusal;

/** Why a good says no. */
public enum RewardRefusal implements Refusal {
  ILLEGAL_TRANSITION(Kind.STATE, "The good's state does not allow this."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "Only the community's desk and its merchants see drafts."),
  OUT_OF_STOCK(Kind.STATE, "Nothing is left in stock."),
  OFFER_EXPIRED(Kind.STATE, "The offer has ended.");

  private final Kind kind;
  private final String detail;

  RewardRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}
