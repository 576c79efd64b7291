package org.jiebang.needs.report;

import org.jiebang.eventsourcing.Refusal;

/** Why a report says no. */
public enum ResearchReportRefusal implements Refusal {
  RESEARCH_REPORT_NOT_FOUND(Kind.NOT_FOUND, "There is no such report."),
  SUGGESTION_NOT_FOUND(Kind.NOT_FOUND, "The report has no suggestion of that number."),
  UPTAKE_NOT_FOUND(Kind.NOT_FOUND, "The community has no such need, project or agenda item."),
  SUGGESTION_REQUIRED(Kind.CONTENT, "A report that is submitted makes at least one suggestion."),
  ROLE_NOT_ALLOWED(Kind.FORBIDDEN, "Only its author, or the desk, may do this."),
  REASON_REQUIRED(Kind.CONTENT, "Giving a report back needs a reason."),
  ILLEGAL_TRANSITION(Kind.STATE, "The report is not in a state for this.");

  private final Kind kind;
  private final String detail;

  ResearchReportRefusal(Kind kind, String detail) {
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
