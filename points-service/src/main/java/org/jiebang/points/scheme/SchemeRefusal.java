package org.jiebang.points.scheme;

import org.jiebang.eventsourcing.Refusal;

/** Why a scheme says no. */
public enum SchemeRefusal implements Refusal {
  ILLEGAL_TRANSITION(Kind.STATE, "The scheme's state does not allow this."),
  RULE_OVERLAP(
      Kind.STATE, "Another published version already applies from this moment or a later one."),
  EFFECTIVE_IN_PAST(Kind.CONTENT, "A rule set cannot apply to the past."),
  SELF_DEALING(Kind.FORBIDDEN, "Whoever proposed a rule set cannot publish it.");

  private final Kind kind;
  private final String detail;

  SchemeRefusal(Kind kind, String detail) {
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
