package org.jiebang.needs.project;

import org.jiebang.eventsourcing.Refusal;

/** Why a project says no. */
public enum ProjectRefusal implements Refusal {
  PROJECT_NOT_FOUND(Kind.NOT_FOUND, "There is no such project."),
  NEED_NOT_FOUND(Kind.NOT_FOUND, "There is no such need in this community."),
  NEED_PRIVATE(Kind.CONTENT, "What is private goes into no project: everybody reads those."),
  NEED_REQUIRED(Kind.CONTENT, "A project cites at least one need."),
  RESOURCE_REQUIRED(Kind.CONTENT, "A project cites at least one resource."),
  PERIOD_INVALID(Kind.CONTENT, "A project ends after it begins, and within five years."),
  NEED_NOT_LISTED(Kind.TOO_EARLY, "A need that the project cites is not on a list."),
  NEED_ALREADY_PLANNED(Kind.ALREADY, "A need that the project cites is planned, or beyond."),
  NEED_ALREADY_PROJECTED(Kind.STATE, "The need is in another project."),
  REASON_REQUIRED(Kind.CONTENT, "Stopping a project needs a reason."),
  ILLEGAL_TRANSITION(Kind.STATE, "The project is not in a state for this.");

  private final Kind kind;
  private final String detail;

  ProjectRefusal(Kind kind, String detail) {
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
