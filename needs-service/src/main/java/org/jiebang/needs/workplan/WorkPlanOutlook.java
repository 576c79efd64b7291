package org.jiebang.needs.workplan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.workplan.WorkPlan.Drafted;

/**
 * What needs a look, as of a date.
 *
 * @param due not done, and due within a week
 * @param late not done, and the due date is over
 * @param blocked should have begun, and waits for something that is not done
 * @param longestChain tasks, each waiting for the one before, that take the most days: what delays
 *     one of them delays the end
 */
@Schema(name = "WorkPlanOutlook")
public record WorkPlanOutlook(
    UUID plan,
    LocalDate on,
    List<String> due,
    List<String> late,
    List<String> blocked,
    List<String> longestChain) {

  /** A week ahead is what the weekly touch-base looks at. */
  private static final int DAYS_AHEAD = 7;

  static WorkPlanOutlook of(Drafted plan, LocalDate on) {
    TaskGraph graph = TaskGraph.of(plan.content().tasks());
    List<PlanTask> open = plan.content().tasks().stream().filter(t -> !plan.complete(t)).toList();
    return new WorkPlanOutlook(
        plan.plan().value(),
        on,
        open.stream()
            .filter(t -> !t.due().isBefore(on) && !t.due().isAfter(on.plusDays(DAYS_AHEAD)))
            .map(PlanTask::key)
            .toList(),
        open.stream().filter(t -> t.due().isBefore(on)).map(PlanTask::key).toList(),
        open.stream()
            .filter(t -> !t.from().isAfter(on))
            .filter(t -> !graph.waitsFor(t, plan.progress()).isEmpty())
            .map(PlanTask::key)
            .toList(),
        graph.longestChain());
  }
}
