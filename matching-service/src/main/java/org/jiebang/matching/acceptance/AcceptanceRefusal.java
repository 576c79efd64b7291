package org.jiebang.matching.acceptance;

import org.jiebang.eventsourcing.Refusal;

/** All the ways an acceptance says no. */
public enum AcceptanceRefusal implements Refusal {
  ACCEPTANCE_NOT_FOUND(Kind.NOT_FOUND, "There is no such acceptance."),
  ILLEGAL_TRANSITION(Kind.STATE, "The acceptance does not allow this in its present state."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "This is for somebody else to do."),
  TASK_NOT_COMMITTED(Kind.TOO_EARLY, "Nobody has committed to the task yet."),
  PANEL_ALREADY_FORMED(Kind.ALREADY, "The task has its panel already."),
  PANEL_TOO_SMALL(Kind.CONTENT, "A panel has at least three members, and as many as its quorum."),
  PANEL_MEMBER_SERVED_ON_TASK(Kind.CONTENT, "Who served on the task does not judge it."),
  PANEL_MEMBER_OF_EXECUTING_ORG(
      Kind.CONTENT, "Members of the organisation that did the task do not judge it."),
  PANEL_NOT_FORMED(Kind.TOO_EARLY, "The task has no panel yet."),
  ACCEPTANCE_NOT_REQUESTED(Kind.TOO_EARLY, "The task has not been delivered yet."),
  CRITERION_UNKNOWN(Kind.CONTENT, "The task has no such criterion."),
  ALREADY_ASSESSED(Kind.ALREADY, "You have assessed this criterion already."),
  NOTHING_REVIEWED(Kind.TOO_EARLY, "Nobody has reviewed anything yet."),
  QUORUM_NOT_MET(Kind.TOO_EARLY, "Too few members have reviewed everything."),
  BENEFICIARY_RATING_MISSING(Kind.TOO_EARLY, "The beneficiary has not rated the service yet."),
  ACCEPTANCE_ALREADY_DECIDED(Kind.ALREADY, "The panel has decided already."),
  ACCEPTANCE_NOT_DECIDED(Kind.TOO_EARLY, "The panel has not decided yet."),
  CONTEST_WINDOW_OPEN(Kind.TOO_EARLY, "The parties may still contest the decision."),
  CONTEST_WINDOW_OVER(Kind.STATE, "A decision can be contested for five days."),
  ALREADY_CONTESTED(Kind.ALREADY, "The decision has been contested already."),
  ACCEPTANCE_ALREADY_FINAL(Kind.ALREADY, "The acceptance is final already.");

  private final Kind kind;
  private final String detail;

  AcceptanceRefusal(Kind kind, String detail) {
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
