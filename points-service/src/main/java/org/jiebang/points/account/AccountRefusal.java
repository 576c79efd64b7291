package org.jiebang.points.account;

import org.jiebang.eventsourcing.Refusal;
import org.jspecify.annotations.Nullable;

/** Why an account says no. */
public enum AccountRefusal implements Refusal {
  ACCOUNT_NOT_FOUND(Kind.NOT_FOUND, "There is no such account."),
  ENTRY_NOT_FOUND(Kind.NOT_FOUND, "There is no such entry."),
  ACCOUNT_NOT_OPEN(Kind.TOO_EARLY, "The account has not been opened."),
  DUPLICATE_ACCOUNT(Kind.ALREADY, "The owner has an account in this community."),
  ACCOUNT_CLOSED(Kind.STATE, "The account is closed."),
  ACCOUNT_ALREADY_CLOSED(Kind.ALREADY, "The account is closed already."),
  ACCOUNT_FROZEN(Kind.FROZEN, "The account is frozen: it earns, but nothing can be spent."),
  HOLDS_OPEN(Kind.STATE, "Points of the account are held; release or capture them first."),

  ALREADY_AWARDED(Kind.ALREADY, "This service record has earned its points."),
  RECORD_NOT_CONFIRMED(Kind.STATE, "The service record is not confirmed, or earned nothing here."),
  HONOR_HOURS_NOT_CONVERTIBLE(Kind.CONTENT, "The scheme gives no points for this kind of record."),
  RULE_NOT_EFFECTIVE(Kind.STATE, "No rule set of the community applied when the service ended."),

  INSUFFICIENT_POINTS(Kind.CONTENT, "There are not enough points available."),
  AMOUNT_OUT_OF_RANGE(Kind.CONTENT, "One transaction moves 1 to 100000 points."),
  LEVEL_TOO_LOW(Kind.STATE, "The scheme asks for more hours of service before redeeming."),
  REDEMPTION_WINDOW_CLOSED(Kind.STATE, "The scheme does not allow redeeming now."),

  HOLD_NOT_OPEN(Kind.STATE, "The hold is over."),
  HOLD_NOT_FOUND(Kind.TOO_EARLY, "There is no such hold."),
  HOLD_ALREADY_CAPTURED(Kind.STATE, "The hold was captured.", HOLD_NOT_OPEN),
  HOLD_ALREADY_RELEASED(Kind.STATE, "The hold was released.", HOLD_NOT_OPEN),
  HOLD_EXPIRED(Kind.STATE, "The hold has expired.", HOLD_NOT_OPEN),
  CAPTURE_EXCEEDS_HOLD(Kind.CONTENT, "More would be captured than is held."),
  NOTHING_TO_REFUND(Kind.STATE, "Nothing was captured."),
  ALREADY_REFUNDED(Kind.STATE, "The points were refunded already."),

  LOT_NOT_DUE(Kind.TOO_EARLY, "The lot has not reached its end."),
  LOT_ON_HOLD(Kind.STATE, "Points of the lot are held; it expires when the hold is over."),
  LOT_ALREADY_EXPIRED(Kind.ALREADY, "Nothing is left of the lot."),

  FOUR_EYES_REQUIRED(Kind.FORBIDDEN, "Whoever proposed it cannot decide it."),
  SELF_DEALING(Kind.FORBIDDEN, "Nobody decides about their own account."),
  REASON_REQUIRED(Kind.CONTENT, "A reason is needed."),
  ADJUST_BELOW_ZERO(Kind.STATE, "The adjustment would take more than the account has."),
  ADJUSTMENT_NOT_PROPOSED(Kind.TOO_EARLY, "There is no such proposal."),
  ADJUSTMENT_ALREADY_DECIDED(Kind.STATE, "The adjustment was posted or rejected."),

  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "Only the owner may do this."),
  TRANSFER_NOT_ALLOWED(Kind.CONTENT, "The scheme does not allow this transfer."),
  CASH_OUT_FORBIDDEN(Kind.CONTENT, "Points are never exchanged for money."),
  ILLEGAL_TRANSITION(Kind.STATE, "The account's state does not allow this.");

  private final Kind kind;
  private final String detail;
  private final @Nullable AccountRefusal parent;

  AccountRefusal(Kind kind, String detail) {
    this(kind, detail, null);
  }

  AccountRefusal(Kind kind, String detail, @Nullable AccountRefusal parent) {
    this.kind = kind;
    this.detail = detail;
    this.parent = parent;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }

  /** The family that this code belongs to, e.g. HOLD_NOT_OPEN; null when it stands alone. */
  public @Nullable AccountRefusal parent() {
    return parent;
  }
}
