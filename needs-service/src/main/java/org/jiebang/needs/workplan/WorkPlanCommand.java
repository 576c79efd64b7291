package org.jiebang.needs.workplan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a plan. */
public sealed interface WorkPlanCommand {

  WorkPlanId plan();

  Instant at();

  /**
   * @param timeZone the community's
   * @param body whose plan it is; null: the community's own
   */
  record DraftWorkPlan(
      WorkPlanId plan,
      CommunityId community,
      ZoneId timeZone,
      PlanKind kind,
      @Nullable UUID body,
      PlanContent content,
      Instant at)
      implements WorkPlanCommand {}

  /**
   * @param reason needed once the plan is adopted
   */
  record ReviseWorkPlan(WorkPlanId plan, PlanContent content, @Nullable String reason, Instant at)
      implements WorkPlanCommand {}

  record AdoptWorkPlan(WorkPlanId plan, Instant at) implements WorkPlanCommand {}

  record TrackWorkPlan(WorkPlanId plan, Instant at) implements WorkPlanCommand {}

  record RecordProgress(
      WorkPlanId plan, String task, int percent, @Nullable String note, Instant at)
      implements WorkPlanCommand {}

  /**
   * @param summary needed where tasks are left open
   */
  record CloseWorkPlan(WorkPlanId plan, @Nullable String summary, Instant at)
      implements WorkPlanCommand {}
}
