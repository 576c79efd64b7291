package org.jiebang.needs.publication;

import org.jiebang.eventsourcing.Refusal;

/** Why a record of publicity says no. */
public enum PublicityRefusal implements Refusal {
  PUBLICITY_NOT_FOUND(Kind.NOT_FOUND, "There is no such record."),
  NEED_NOT_FOUND(Kind.NOT_FOUND, "There is no such need in this community."),
  PUBLISHED_IN_FUTURE(Kind.CONTENT, "Only what has been published is recorded."),
  REASON_REQUIRED(Kind.CONTENT, "Voiding a record needs a reason."),
  ILLEGAL_TRANSITION(Kind.STATE, "The record is not in a state for this.");

  private final Kind kind;
  private final String detail;

  PublicityRefusal(Kind kind, String detail) {
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
