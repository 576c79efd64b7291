package org.jiebang.matching.evaluation;

import org.jiebang.eventsourcing.Refusal;

/** All the ways an evaluation set says no. */
public enum EvaluationRefusal implements Refusal {
  EVALUATION_NOT_FOUND(Kind.NOT_FOUND, "There is no such evaluation."),
  ILLEGAL_TRANSITION(Kind.STATE, "The evaluation does not allow this in its present state."),
  EVALUATION_NOT_OPEN(Kind.TOO_EARLY, "The evaluation is not open yet."),
  EVALUATION_CLOSED(Kind.STATE, "The evaluation is closed."),
  NOT_A_PARTY(Kind.FORBIDDEN, "You did not take part in this."),
  ALREADY_SUBMITTED(Kind.ALREADY, "You have said so already; you may amend it until the close."),
  SUBMISSION_NOT_FOUND(Kind.NOT_FOUND, "There is no such submission of yours."),
  RATING_LINK_NOT_FOUND(Kind.NOT_FOUND, "There is no such rating link."),
  RATING_LINK_USED(Kind.STATE, "With this link somebody has rated already."),
  RATING_LINKS_EXHAUSTED(Kind.STATE, "No more rating links for this evaluation."),
  EVALUATION_SEALED(Kind.FORBIDDEN, "Nobody sees the marks of others before they are published.");

  private final Kind kind;
  private final String detail;

  EvaluationRefusal(Kind kind, String detail) {
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
