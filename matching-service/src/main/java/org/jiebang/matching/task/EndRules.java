package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.util.List;
import java.util.Objects;
import org.jiebang.matching.task.TaskCommand.AbandonTask;
import org.jiebang.matching.task.TaskCommand.CancelTask;
import org.jiebang.matching.task.TaskCommand.GiveUpTask;
import org.jiebang.matching.task.TaskCommand.WithdrawTask;
import org.jiebang.matching.task.TaskEvent.TaskAbandoned;
import org.jiebang.matching.task.TaskEvent.TaskCancelled;
import org.jiebang.matching.task.TaskEvent.TaskForfeited;
import org.jiebang.matching.task.TaskEvent.TaskWithdrawn;

/** The other ways out: abandon, give up 退榜, cancel, withdraw 撤榜. */
record EndRules(TaskPolicy policy) {

  List<TaskEvent> abandon(AbandonTask c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _, Task.Posted _, Task.Claimed _, Task.Awarded _ ->
          refuse(ILLEGAL_TRANSITION);
      case Task.Working t ->
          switch (t.stage()) {
            case IN_PROGRESS -> {
              Task.Origin origin = t.post().origin();
              yield List.of(
                  new TaskAbandoned(
                      c.task(), origin.need(), origin.community(), c.reason(), c.at()));
            }
            case COMMITTED, PLANNED, STAFFED, DELIVERED, UNDER_ACCEPTANCE, REWORK ->
                refuse(ILLEGAL_TRANSITION);
          };
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  List<TaskEvent> giveUp(GiveUpTask c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _, Task.Posted _, Task.Claimed _, Task.Awarded _ ->
          refuse(TASK_NOT_COMMITTED);
      case Task.Working t ->
          switch (t.stage()) {
            case COMMITTED, PLANNED, STAFFED, IN_PROGRESS -> giveUp(c, t);
            case DELIVERED, UNDER_ACCEPTANCE, REWORK -> refuse(TASK_ALREADY_DELIVERED);
          };
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private List<TaskEvent> giveUp(GiveUpTask c, Task.Working t) {
    Task.Plan plan = t.plan();
    boolean district = "DIS".equals(c.by().role());
    if (!district) {
      boolean department = plan != null && plan.department().value().equals(c.by().scope());
      if (!department) {
        WorkRules.heldAt(c.by(), t.award().organisation());
      }
      if (plan != null && c.at().isAfter(plan.firstStart().minus(policy.forfeitNotice()))) {
        return refuse(FORFEIT_TOO_LATE);
      }
    }
    Task.Origin origin = t.post().origin();
    return List.of(
        new TaskForfeited(
            c.task(),
            origin.need(),
            origin.community(),
            t.award().organisation(),
            c.reason(),
            c.at()),
        CommitRules.reposted(c.task(), t.post(), policy, c.at()));
  }

  List<TaskEvent> cancel(CancelTask c, Task state) {
    Task.Origin origin = notDelivered(state);
    if (c.checkedIn()) {
      return refuse(CANCEL_AFTER_CHECKIN);
    }
    return List.of(
        c.signedUp()
            ? new TaskCancelled(c.task(), origin.need(), origin.community(), c.reason(), c.at())
            : new TaskWithdrawn(c.task(), origin.need(), origin.community(), c.reason(), c.at()));
  }

  List<TaskEvent> withdraw(WithdrawTask c, Task state) {
    Task.Origin origin = notDelivered(state);
    if (c.signedUp()) {
      return refuse(WITHDRAW_HAS_SIGNUPS);
    }
    return List.of(
        new TaskWithdrawn(c.task(), origin.need(), origin.community(), c.reason(), c.at()));
  }

  private static Task.Origin notDelivered(Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _, Task.Posted _, Task.Claimed _, Task.Awarded _ ->
          Objects.requireNonNull(state.origin());
      case Task.Working t ->
          switch (t.stage()) {
            case COMMITTED, PLANNED, STAFFED, IN_PROGRESS -> t.post().origin();
            case DELIVERED, UNDER_ACCEPTANCE, REWORK -> refuse(TASK_ALREADY_DELIVERED);
          };
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }
}
