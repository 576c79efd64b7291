package org.jiebang.needs.needlist;

import org.jiebang.eventsourcing.Refusal;

/** Why a list says no. */
public enum NeedListRefusal implements Refusal {
  NEED_LIST_NOT_FOUND(Kind.NOT_FOUND, "There is no such list."),
  NEED_NOT_FOUND(Kind.NOT_FOUND, "There is no such need in this community."),
  LIST_EXISTS(Kind.ALREADY, "The community already has a list of this level and period."),
  LIST_CLOSED(Kind.STATE, "The list is closed."),
  /** The clock tries again, once the lists below are closed. */
  CHILD_LIST_OPEN(Kind.TOO_EARLY, "A list that rolls up to this one is still open."),
  LIST_NOT_MONTHLY(Kind.CONTENT, "Only the list of a month becomes a problem list."),
  LIST_STILL_OPEN(Kind.TOO_EARLY, "The list is still open."),
  REASON_REQUIRED(Kind.CONTENT, "A correction needs a reason."),
  ILLEGAL_TRANSITION(Kind.STATE, "The list is not in a state for this.");

  private final Kind kind;
  private final String detail;

  NeedListRefusal(Kind kind, String detail) {
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
