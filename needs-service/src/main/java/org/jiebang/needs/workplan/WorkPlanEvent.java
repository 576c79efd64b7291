package org.jiebang.needs.workplan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can happen to a plan. */
public sealed interface WorkPlanEvent {

  WorkPlanId plan();

  Instant at();

  /**
   * @param timeZone of the community, in which its dates are said
   * @param body whose plan it is; null: the community's own
   */
  record WorkPlanDrafted(
      WorkPlanId plan,
      CommunityId community,
      String timeZone,
      PlanKind kind,
      @Nullable UUID body,
      PlanContent content,
      Instant at)
      implements WorkPlanEvent {}

  /**
   * @param edition from 2
   * @param reason null while it was a draft
   */
  record WorkPlanRevised(
      WorkPlanId plan, int edition, PlanContent content, @Nullable String reason, Instant at)
      implements WorkPlanEvent {}

  record WorkPlanAdopted(WorkPlanId plan, Instant at) implements WorkPlanEvent {}

  record WorkPlanTracked(WorkPlanId plan, Instant at) implements WorkPlanEvent {}

  /**
   * @param percent 0 to 100; 100 is done
   */
  record ProgressRecorded(
      WorkPlanId plan, String task, int percent, @Nullable String note, Instant at)
      implements WorkPlanEvent {}

  /**
   * @param open keys of the tasks that were not done
   */
  record WorkPlanClosed(WorkPlanId plan, List<String> open, @Nullable String summary, Instant at)
      implements WorkPlanEvent {}
}
