package org.jiebang.needs.workplan;

/** What kind of plan it is; all have the same life. */
public enum PlanKind {
  /** 时间表、任务图, S1:4. */
  WORK_PLAN,
  /** 任务清单 of a think-tank, S3:9. */
  TASK_LIST
}
