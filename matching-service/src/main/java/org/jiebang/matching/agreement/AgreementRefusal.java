package org.jiebang.matching.agreement;

import org.jiebang.eventsourcing.Refusal;

/** Why a command on an agreement is refused. */
public enum AgreementRefusal implements Refusal {
  ILLEGAL_TRANSITION(Kind.STATE, "The agreement's state does not allow this."),
  AGREEMENT_NOT_FOUND(Kind.NOT_FOUND, "There is no such agreement."),
  COMMUNITY_NOT_FOUND(Kind.NOT_FOUND, "There is no such community."),
  ORGANISATION_NOT_FOUND(Kind.NOT_FOUND, "There is no such organisation, or it is closed."),
  PERIOD_INVALID(Kind.CONTENT, "The agreement must end after it begins, and not in the past."),
  AGREEMENT_NOT_ACTIVE(
      Kind.STATE, "There is no active agreement between the organisation and the community."),
  NOT_ELIGIBLE(Kind.STATE, "The agreement does not cover this category."),
  BOARD_QUOTA_REACHED(
      Kind.STATE, "The organisation bids for or does as many tasks as the agreement allows.");

  private final Kind kind;
  private final String detail;

  AgreementRefusal(Kind kind, String detail) {
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
