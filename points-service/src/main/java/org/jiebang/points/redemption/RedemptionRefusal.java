package org.jiebang.points.redemption;

import org.jiebang.eventsourcing.Refusal;

/** Why a redemption says no. */
public enum RedemptionRefusal implements Refusal {
  ILLEGAL_TRANSITION(Kind.STATE, "The redemption's state does not allow this."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "Only the owner or the community's desk may do this."),
  SELF_DEALING(Kind.FORBIDDEN, "Nobody refunds themselves."),
  REDEMPTION_NOT_HELD(Kind.TOO_EARLY, "No points are held for it."),
  CODE_ALREADY_ISSUED(Kind.ALREADY, "The pick-up code was issued."),
  REDEMPTION_NOT_READY(Kind.TOO_EARLY, "The good does not lie ready."),
  CODE_INVALID(Kind.CONTENT, "This is not the pick-up code."),
  CODE_ALREADY_USED(Kind.ALREADY, "The pick-up code was used."),
  WRONG_PICKUP_POINT(Kind.CONTENT, "The good is handed out elsewhere."),
  OFFER_EXPIRED(Kind.STATE, "The time for picking up is over."),
  REDEMPTION_CANCELLED(Kind.STATE, "The redemption was cancelled."),
  ALREADY_FULFILLED(Kind.STATE, "The good was picked up; it is not taken back."),
  REDEMPTION_ALREADY_CANCELLED(Kind.ALREADY, "The redemption was cancelled already."),
  FAULT_REQUIRED(Kind.CONTENT, "A refund needs the fault that was found."),
  NOTHING_TO_REFUND(Kind.STATE, "No points were spent on it."),
  ALREADY_REFUNDED(Kind.ALREADY, "The points were refunded already.");

  private final Kind kind;
  private final String detail;

  RedemptionRefusal(Kind kind, String detail) {
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
