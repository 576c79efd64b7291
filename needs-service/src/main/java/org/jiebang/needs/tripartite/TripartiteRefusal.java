package org.jiebang.needs.tripartite;

import org.jiebang.eventsourcing.Refusal;

/** Why a coordination says no. */
public enum TripartiteRefusal implements Refusal {
  TRIPARTITE_NOT_FOUND(Kind.NOT_FOUND, "There is no such coordination."),
  TRIPARTITE_EXISTS(Kind.ALREADY, "The three parties of this community coordinate already."),
  JOINT_MEETING_REQUIRED(
      Kind.CONTENT, "A joint conference needs a joint meeting of the community, and only it does."),
  FROM_TOO_EARLY(Kind.CONTENT, "Duties begin with a period of the last twelve months at most."),
  DUTY_NOT_KEPT(Kind.STATE, "The parties have not agreed on this duty."),
  DUTY_NOT_BEGUN(Kind.CONTENT, "The day lies before the first period of this duty."),
  NOT_HELD_YET(Kind.TOO_EARLY, "The day is still to come."),
  ALREADY_HELD(Kind.ALREADY, "The duty has been kept in this period."),
  CHAIR_MISSING(Kind.STATE, "Nobody was in the chair of the joint meeting on that day."),
  MATTER_NOT_FOUND(Kind.NOT_FOUND, "There is no such matter."),
  MATTERS_FULL(Kind.STATE, "There are as many open matters as can be dealt with."),
  MATTER_NOT_DECIDED(Kind.TOO_EARLY, "The owners' committee decides this matter first."),
  MATTER_ALREADY_DECIDED(Kind.ALREADY, "The owners' committee has decided this matter."),
  MATTER_REJECTED(Kind.STATE, "The owners' committee has said no."),
  MATTER_ALREADY_SOLVED(Kind.ALREADY, "The matter has been solved."),
  EVIDENCE_REQUIRED(Kind.CONTENT, "What solved the matter must be shown.");

  private final Kind kind;
  private final String detail;

  TripartiteRefusal(Kind kind, String detail) {
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
