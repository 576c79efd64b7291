package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.inbound.NeedId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jiebang.matching.task.Task.Working;
import org.jiebang.matching.task.TaskCommand.CompleteTask;
import org.jiebang.matching.task.TaskCommand.DeliverTask;
import org.jiebang.matching.task.TaskCommand.FailTask;
import org.jiebang.matching.task.TaskCommand.PlanExecution;
import org.jiebang.matching.task.TaskCommand.RequestAcceptance;
import org.jiebang.matching.task.TaskCommand.ResumeWork;
import org.jiebang.matching.task.TaskCommand.SendToRework;
import org.jiebang.matching.task.TaskCommand.StaffTask;
import org.jiebang.matching.task.TaskCommand.StartTask;
import org.jiebang.matching.task.TaskEvent.AcceptanceRequested;
import org.jiebang.matching.task.TaskEvent.ExecutionPlanned;
import org.jiebang.matching.task.TaskEvent.TaskCompleted;
import org.jiebang.matching.task.TaskEvent.TaskDelivered;
import org.jiebang.matching.task.TaskEvent.TaskFailed;
import org.jiebang.matching.task.TaskEvent.TaskResumed;
import org.jiebang.matching.task.TaskEvent.TaskSentToRework;
import org.jiebang.matching.task.TaskEvent.TaskStaffed;
import org.jiebang.matching.task.TaskEvent.TaskStarted;

/** From the commitment to the acceptance: plan 落实, staff, start, deliver, rework, complete. */
record WorkRules(TaskPolicy policy) {

  List<TaskEvent> plan(PlanExecution c, Task state) {
    Working w = working(state, TASK_NOT_COMMITTED);
    return switch (w.stage()) {
      case COMMITTED -> plan(c, w);
      case PLANNED, STAFFED, IN_PROGRESS, DELIVERED, UNDER_ACCEPTANCE, REWORK ->
          refuse(TASK_ALREADY_PLANNED);
    };
  }

  private static List<TaskEvent> plan(PlanExecution c, Working w) {
    OrganisationId organisation = w.award().organisation();
    heldAt(c.by(), organisation);
    if (!c.inOrganisation()) {
      return refuse(DEPARTMENT_NOT_IN_ORG);
    }
    Instant deadline = w.post().sheet().executeBy();
    for (PlannedSession s : c.sessions()) {
      boolean late = deadline != null && s.endsAt().isAfter(deadline);
      if (late || s.startsAt().isBefore(c.at()) || !s.startsAt().isBefore(s.endsAt())) {
        return refuse(PLAN_OUTSIDE_DEADLINE);
      }
    }
    return List.of(
        new ExecutionPlanned(
            c.task(),
            need(w),
            community(w),
            organisation,
            c.department(),
            List.copyOf(c.sessions()),
            c.at()));
  }

  List<TaskEvent> staff(StaffTask c, Task state) {
    Working w = working(state, ILLEGAL_TRANSITION);
    return switch (w.stage()) {
      case COMMITTED -> refuse(ILLEGAL_TRANSITION);
      case PLANNED ->
          c.confirmed() < w.post().sheet().minimum()
              ? List.of()
              : List.of(new TaskStaffed(c.task(), need(w), community(w), c.at()));
      case STAFFED, IN_PROGRESS, DELIVERED, UNDER_ACCEPTANCE, REWORK -> List.of();
    };
  }

  List<TaskEvent> start(StartTask c, Task state) {
    Working w = working(state, TASK_NOT_STAFFED);
    return switch (w.stage()) {
      case COMMITTED -> refuse(TASK_NOT_STAFFED);
      case PLANNED, STAFFED -> {
        if (w.award().appeal() != null) {
          yield refuse(APPEAL_OPEN);
        }
        if (!c.atCheckIn()) {
          heldAt(c.by(), planOf(w).department());
        }
        // The first check-in opens a little before the session; only a person can be too hasty.
        if (!c.atCheckIn() && c.at().isBefore(planOf(w).firstStart())) {
          yield refuse(BEFORE_FIRST_SESSION);
        }
        yield List.of(new TaskStarted(c.task(), need(w), community(w), w.staffed(), c.at()));
      }
      case IN_PROGRESS, DELIVERED, UNDER_ACCEPTANCE, REWORK ->
          c.atCheckIn() ? List.of() : refuse(TASK_ALREADY_STARTED);
    };
  }

  List<TaskEvent> deliver(DeliverTask c, Task state) {
    Working w = working(state, TASK_NOT_STARTED);
    return switch (w.stage()) {
      case COMMITTED, PLANNED, STAFFED -> refuse(TASK_NOT_STARTED);
      case IN_PROGRESS -> deliver(c, w);
      case DELIVERED, UNDER_ACCEPTANCE -> refuse(TASK_ALREADY_DELIVERED);
      case REWORK -> refuse(ILLEGAL_TRANSITION);
    };
  }

  private static List<TaskEvent> deliver(DeliverTask c, Working w) {
    heldAt(c.by(), planOf(w).department());
    if (c.sessionOpen()) {
      return refuse(SESSION_OPEN);
    }
    if (!c.serviceRecorded()) {
      return refuse(NO_SERVICE_RECORDED);
    }
    if (c.proof().isEmpty()) {
      return refuse(PROOF_REQUIRED);
    }
    return List.of(
        new TaskDelivered(
            c.task(), need(w), community(w), c.report(), List.copyOf(c.proof()), c.at()));
  }

  List<TaskEvent> requestAcceptance(RequestAcceptance c, Task state) {
    Working w = working(state, ILLEGAL_TRANSITION);
    return switch (w.stage()) {
      case DELIVERED -> List.of(new AcceptanceRequested(c.task(), need(w), community(w), c.at()));
      case COMMITTED, PLANNED, STAFFED, IN_PROGRESS, UNDER_ACCEPTANCE, REWORK ->
          refuse(ILLEGAL_TRANSITION);
    };
  }

  List<TaskEvent> complete(CompleteTask c, Task state) {
    Working w = underAcceptance(state);
    return List.of(new TaskCompleted(c.task(), need(w), community(w), c.at()));
  }

  List<TaskEvent> sendToRework(SendToRework c, Task state) {
    Working w = underAcceptance(state);
    return List.of(
        w.reworks() < policy.reworkLimit()
            ? new TaskSentToRework(
                c.task(), need(w), community(w), List.copyOf(c.items()), w.reworks() + 1, c.at())
            : new TaskFailed(c.task(), need(w), community(w), "REWORK_LIMIT_REACHED", c.at()));
  }

  List<TaskEvent> fail(FailTask c, Task state) {
    Working w = underAcceptance(state);
    return List.of(new TaskFailed(c.task(), need(w), community(w), c.reason(), c.at()));
  }

  List<TaskEvent> resume(ResumeWork c, Task state) {
    Working w = working(state, ILLEGAL_TRANSITION);
    return switch (w.stage()) {
      case REWORK -> {
        heldAt(c.by(), planOf(w).department());
        yield List.of(new TaskResumed(c.task(), need(w), community(w), c.at()));
      }
      case COMMITTED, PLANNED, STAFFED, IN_PROGRESS, DELIVERED, UNDER_ACCEPTANCE ->
          refuse(ILLEGAL_TRANSITION);
    };
  }

  private static Working underAcceptance(Task state) {
    if (state instanceof Task.Ended t && t.end() == Task.End.COMPLETED) {
      return refuse(TASK_ALREADY_COMPLETED);
    }
    Working w = working(state, TASK_NOT_DELIVERED);
    return w.stage() == Task.Stage.UNDER_ACCEPTANCE ? w : refuse(TASK_NOT_DELIVERED);
  }

  private static Working working(Task state, TaskRefusal before) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _, Task.Posted _, Task.Claimed _, Task.Awarded _ -> refuse(before);
      case Working w -> w;
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  /** The office must be held at {@code organisation} itself: that of another is no office here. */
  static void heldAt(Actor by, OrganisationId organisation) {
    if (!organisation.value().equals(by.scope())) {
      refuse(ROLE_NOT_ALLOWED);
    }
  }

  private static Task.Plan planOf(Working w) {
    return Objects.requireNonNull(w.plan(), "a task past COMMITTED has a plan");
  }

  private static NeedId need(Working w) {
    return w.post().origin().need();
  }

  private static CommunityId community(Working w) {
    return w.post().origin().community();
  }
}
