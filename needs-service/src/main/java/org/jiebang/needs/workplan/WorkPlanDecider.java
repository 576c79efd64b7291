package org.jiebang.needs.workplan;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.workplan.WorkPlanRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.workplan.WorkPlanRefusal.PLAN_EMPTY;
import static org.jiebang.needs.workplan.WorkPlanRefusal.PLAN_TASK_BLOCKED;
import static org.jiebang.needs.workplan.WorkPlanRefusal.PLAN_TASK_NOT_FOUND;
import static org.jiebang.needs.workplan.WorkPlanRefusal.REASON_REQUIRED;
import static org.jiebang.needs.workplan.WorkPlanRefusal.WORK_PLAN_NOT_FOUND;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.Refusal;
import org.jiebang.needs.workplan.WorkPlan.Drafted;
import org.jiebang.needs.workplan.WorkPlan.Phase;
import org.jiebang.needs.workplan.WorkPlan.Undrafted;
import org.jiebang.needs.workplan.WorkPlanCommand.AdoptWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.CloseWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.DraftWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.RecordProgress;
import org.jiebang.needs.workplan.WorkPlanCommand.ReviseWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.TrackWorkPlan;
import org.jiebang.needs.workplan.WorkPlanEvent.ProgressRecorded;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanAdopted;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanClosed;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanDrafted;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanRevised;
import org.jiebang.needs.workplan.WorkPlanEvent.WorkPlanTracked;
import org.jspecify.annotations.Nullable;

/** The rules of a plan: see LIFECYCLES, "Smaller machines". */
final class WorkPlanDecider implements Decider<WorkPlanCommand, WorkPlan, WorkPlanEvent> {

  @Override
  public WorkPlan initial() {
    return new Undrafted();
  }

  @Override
  public List<WorkPlanEvent> decide(WorkPlanCommand command, WorkPlan state) {
    return switch (command) {
      case DraftWorkPlan c ->
          switch (state) {
            case Undrafted() -> draft(c);
            case Drafted _ -> refuse(ILLEGAL_TRANSITION);
          };
      case ReviseWorkPlan c -> revise(c, in(state, Phase.DRAFT, Phase.ADOPTED, Phase.TRACKED));
      case AdoptWorkPlan c ->
          in(state, Phase.DRAFT).content().tasks().isEmpty()
              ? refuse(PLAN_EMPTY)
              : List.of(new WorkPlanAdopted(c.plan(), c.at()));
      case TrackWorkPlan c -> {
        in(state, Phase.ADOPTED);
        yield List.of(new WorkPlanTracked(c.plan(), c.at()));
      }
      case RecordProgress c -> progress(c, in(state, Phase.TRACKED));
      case CloseWorkPlan c -> close(c, in(state, Phase.TRACKED));
    };
  }

  private static List<WorkPlanEvent> draft(DraftWorkPlan c) {
    sound(c.content());
    return List.of(
        new WorkPlanDrafted(
            c.plan(),
            c.community(),
            c.timeZone().getId(),
            c.kind(),
            c.body(),
            c.content(),
            c.at()));
  }

  private static void sound(PlanContent content) {
    Refusal flaw = TaskGraph.flaw(content);
    if (flaw != null) {
      refuse(flaw);
    }
  }

  private static List<WorkPlanEvent> revise(ReviseWorkPlan c, Drafted plan) {
    sound(c.content());
    boolean draft = plan.phase() == Phase.DRAFT;
    if (!draft && isBlank(c.reason())) {
      return refuse(REASON_REQUIRED);
    }
    return c.content().equals(plan.content())
        ? List.of()
        : List.of(
            new WorkPlanRevised(
                c.plan(), plan.edition() + 1, c.content(), draft ? null : c.reason(), c.at()));
  }

  private static List<WorkPlanEvent> progress(RecordProgress c, Drafted plan) {
    PlanTask task = plan.task(c.task());
    if (task == null) {
      return refuse(PLAN_TASK_NOT_FOUND);
    }
    TaskGraph graph = TaskGraph.of(plan.content().tasks());
    return c.percent() == Progress.ALL && !graph.waitsFor(task, plan.progress()).isEmpty()
        ? refuse(PLAN_TASK_BLOCKED)
        : List.of(new ProgressRecorded(c.plan(), c.task(), c.percent(), c.note(), c.at()));
  }

  private static List<WorkPlanEvent> close(CloseWorkPlan c, Drafted plan) {
    List<String> open =
        plan.content().tasks().stream().filter(t -> !plan.complete(t)).map(PlanTask::key).toList();
    return !open.isEmpty() && isBlank(c.summary())
        ? refuse(REASON_REQUIRED)
        : List.of(new WorkPlanClosed(c.plan(), open, c.summary(), c.at()));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static Drafted in(WorkPlan state, Phase... phases) {
    return switch (state) {
      case Drafted plan when Arrays.asList(phases).contains(plan.phase()) -> plan;
      case Drafted _ -> refuse(ILLEGAL_TRANSITION);
      case Undrafted() -> refuse(WORK_PLAN_NOT_FOUND);
    };
  }

  @Override
  public WorkPlan evolve(WorkPlan state, WorkPlanEvent event) {
    return switch (event) {
      case WorkPlanDrafted e ->
          new Drafted(
              e.plan(),
              e.community(),
              ZoneId.of(e.timeZone()),
              Phase.DRAFT,
              e.content(),
              1,
              Map.of());
      case WorkPlanRevised e -> ((Drafted) state).with(e.content(), e.edition());
      case WorkPlanAdopted _ -> ((Drafted) state).with(Phase.ADOPTED);
      case WorkPlanTracked _ -> ((Drafted) state).with(Phase.TRACKED);
      case ProgressRecorded e ->
          ((Drafted) state).with(e.task(), new Progress(e.percent(), e.note(), e.at()));
      case WorkPlanClosed _ -> ((Drafted) state).with(Phase.CLOSED);
    };
  }
}
