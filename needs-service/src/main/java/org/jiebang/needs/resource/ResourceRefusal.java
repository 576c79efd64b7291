package org.jiebang.needs.resource;

import org.jiebang.eventsourcing.Refusal;

/** Why a resource says no. */
public enum ResourceRefusal implements Refusal {
  RESOURCE_NOT_FOUND(Kind.NOT_FOUND, "There is no such resource in this community."),
  RESOURCE_NOT_PUBLISHED(Kind.TOO_EARLY, "The resource is still a draft."),
  RESOURCE_SUSPENDED(Kind.STATE, "The resource is suspended."),
  RESOURCE_EXPIRED(Kind.STATE, "The resource cannot be used on every date of the period."),
  RESOURCE_FULL(Kind.STATE, "Less of the resource is left than is asked for."),
  RESOURCE_IN_USE(Kind.STATE, "Projects use more of the resource than this would leave."),
  SCHEDULE_INVALID(
      Kind.CONTENT, "Dates and openings must end after they begin, and openings not overlap."),
  REASON_REQUIRED(Kind.CONTENT, "This needs a reason."),
  ILLEGAL_TRANSITION(Kind.STATE, "The resource is not in a state for this.");

  private final Kind kind;
  private final String detail;

  ResourceRefusal(Kind kind, String detail) {
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
