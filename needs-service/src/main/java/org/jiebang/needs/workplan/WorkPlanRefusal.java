package org.jiebang.needs.workplan;

import org.jiebang.eventsourcing.Refusal;

/** Why a plan says no. */
public enum WorkPlanRefusal implements Refusal {
  WORK_PLAN_NOT_FOUND(Kind.NOT_FOUND, "There is no such plan."),
  PLAN_TASK_NOT_FOUND(Kind.NOT_FOUND, "The plan has no such task."),
  BODY_NOT_FOUND(Kind.NOT_FOUND, "There is no such body in this community."),
  PLAN_HAS_CYCLE(Kind.CONTENT, "Tasks wait for each other in a circle."),
  PLAN_TASK_DUPLICATE(Kind.CONTENT, "Two tasks of the plan have the same key."),
  PLAN_DEPENDENCY_UNKNOWN(Kind.CONTENT, "A task waits for one that is not in the plan."),
  PLAN_DATES_INVALID(
      Kind.CONTENT, "Plan and tasks end after they begin, and tasks lie within the plan."),
  PLAN_EMPTY(Kind.STATE, "A plan without tasks cannot be adopted."),
  PLAN_TASK_BLOCKED(Kind.TOO_EARLY, "A task that this one waits for is not done."),
  REASON_REQUIRED(Kind.CONTENT, "Say why: the plan is adopted, or tasks are left open."),
  ILLEGAL_TRANSITION(Kind.STATE, "The plan is not in a state for this.");

  private final Kind kind;
  private final String detail;

  WorkPlanRefusal(Kind kind, String detail) {
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
