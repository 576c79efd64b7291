package org.jiebang.points.recalculation;

import org.jiebang.eventsourcing.Refusal;

/** Why a recalculation says no. */
public enum RecalculationRefusal implements Refusal {
  SIMULATION_MISSING(Kind.TOO_EARLY, "Nothing has been simulated."),
  SIMULATION_STALE(
      Kind.STATE, "There are new entries or other rules since the simulation; run it again."),
  RECALCULATION_ALREADY_APPLIED(Kind.ALREADY, "The recalculation was applied."),
  RECALCULATION_TOO_LARGE(
      Kind.CONTENT,
      "At most 500 accounts, 5000 services and 100000 points an account; choose a shorter period."),
  PERIOD_INVALID(Kind.CONTENT, "The period ends before it begins."),
  RULE_NOT_EFFECTIVE(Kind.STATE, "The scheme has no such version, or it is not published."),
  REASON_REQUIRED(Kind.CONTENT, "A reason is needed."),
  FOUR_EYES_REQUIRED(Kind.FORBIDDEN, "Whoever proposed it cannot apply it."),
  ILLEGAL_TRANSITION(Kind.STATE, "The recalculation's state does not allow this.");

  private final Kind kind;
  private final String detail;

  RecalculationRefusal(Kind kind, String detail) {
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
