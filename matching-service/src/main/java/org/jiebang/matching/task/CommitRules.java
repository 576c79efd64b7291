package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.task.Task.Award;
import org.jiebang.matching.task.Task.Post;
import org.jiebang.matching.task.TaskCommand.AppealAward;
import org.jiebang.matching.task.TaskCommand.CommitTask;
import org.jiebang.matching.task.TaskCommand.DecideAppeal;
import org.jiebang.matching.task.TaskCommand.DeclineAward;
import org.jiebang.matching.task.TaskCommand.LapseAward;
import org.jiebang.matching.task.TaskEvent.AwardAppealed;
import org.jiebang.matching.task.TaskEvent.AwardDeclined;
import org.jiebang.matching.task.TaskEvent.AwardLapsed;
import org.jiebang.matching.task.TaskEvent.AwardReversed;
import org.jiebang.matching.task.TaskEvent.AwardUpheld;
import org.jiebang.matching.task.TaskEvent.TaskCommitted;
import org.jiebang.matching.task.TaskEvent.TaskReposted;

/** After the award: appeal, commit, decline, lapse. */
record CommitRules(TaskPolicy policy) {

  List<TaskEvent> appeal(AppealAward c, Task state) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _, Task.Posted _, Task.Claimed _ -> refuse(ILLEGAL_TRANSITION);
      case Task.Awarded t -> appeal(c, t.post(), t.award());
      case Task.Working t ->
          switch (t.stage()) {
            case COMMITTED, PLANNED -> appeal(c, t.post(), t.award());
            case STAFFED, IN_PROGRESS, DELIVERED, UNDER_ACCEPTANCE, REWORK ->
                refuse(ILLEGAL_TRANSITION);
          };
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private List<TaskEvent> appeal(AppealAward c, Post post, Award award) {
    Claim own =
        post.claims().stream()
            .filter(o -> o.round() == post.round() && !o.claim().equals(award.claim()))
            .filter(o -> o.organisation().value().equals(c.by().scope()))
            .filter(o -> o.standing() != Claim.Standing.WITHDRAWN)
            .findFirst()
            .orElseGet(() -> refuse(ROLE_NOT_ALLOWED));
    if (award.appeal() != null) {
      return refuse(APPEAL_OPEN);
    }
    if (c.at().isAfter(award.at().plus(policy.appealWindow()))) {
      return refuse(APPEAL_WINDOW_OVER);
    }
    return List.of(
        new AwardAppealed(c.task(), own.claim(), own.organisation(), c.reason(), c.at()));
  }

  List<TaskEvent> decideAppeal(DecideAppeal c, Task state) {
    Award award = state.award();
    if (state instanceof Task.None) {
      return refuse(TASK_NOT_FOUND);
    }
    if (state instanceof Task.Ended) {
      return refuse(TASK_CLOSED);
    }
    if (award == null || award.appeal() == null) {
      return refuse(ILLEGAL_TRANSITION);
    }
    return List.of(
        c.upheld()
            ? new AwardUpheld(c.task(), c.reason(), c.at())
            : new AwardReversed(c.task(), award.claim(), award.organisation(), c.reason(), c.at()));
  }

  List<TaskEvent> commit(CommitTask c, Task state) {
    Task.Awarded t = awarded(state, c.by());
    if (!c.at().isBefore(t.award().confirmBy())) {
      return refuse(AWARD_LAPSED);
    }
    Task.Origin origin = t.post().origin();
    return List.of(
        new TaskCommitted(
            c.task(),
            origin.need(),
            origin.community(),
            t.award().claim(),
            t.award().organisation(),
            c.at()));
  }

  List<TaskEvent> decline(DeclineAward c, Task state) {
    Task.Awarded t = awarded(state, c.by());
    if (!c.at().isBefore(t.award().confirmBy())) {
      return refuse(AWARD_LAPSED);
    }
    return List.of(
        new AwardDeclined(
            c.task(), t.award().claim(), t.award().organisation(), c.reason(), c.at()),
        next(c.task(), t, c.at()));
  }

  List<TaskEvent> lapse(LapseAward c, Task state) {
    Task.Awarded t = awarded(state, c.by());
    if (c.at().isBefore(t.award().confirmBy())) {
      return refuse(ILLEGAL_TRANSITION);
    }
    return List.of(
        new AwardLapsed(c.task(), t.award().claim(), t.award().organisation(), c.at()),
        next(c.task(), t, c.at()));
  }

  /** The runner-up, who must accept as well; without one the task goes back to the board. */
  private TaskEvent next(TaskId task, Task.Awarded t, Instant at) {
    ClaimId runnerUp = t.award().runnerUp();
    Claim claim = runnerUp == null ? null : t.post().claim(runnerUp);
    return claim == null
        ? reposted(task, t.post(), policy, at)
        : AwardRules.awarded(policy, task, t.post(), claim, List.of("RUNNER_UP"), null, null, at);
  }

  static TaskReposted reposted(TaskId task, Post post, TaskPolicy policy, Instant at) {
    return new TaskReposted(
        task,
        post.origin().need(),
        post.origin().community(),
        post.round() + 1,
        at.plus(policy.repostFor()),
        at);
  }

  private static Task.Awarded awarded(Task state, Actor by) {
    return switch (state) {
      case Task.None _ -> refuse(TASK_NOT_FOUND);
      case Task.Draft _, Task.Claimed _ -> refuse(TASK_NOT_AWARDED);
      case Task.Posted t -> refuse(lapsed(t.post(), by) ? AWARD_LAPSED : TASK_NOT_AWARDED);
      case Task.Awarded t -> {
        boolean own = t.award().organisation().value().equals(by.scope());
        if (own || Actor.SYSTEM.equals(by)) {
          yield t;
        }
        yield refuse(lapsed(t.post(), by) ? AWARD_LAPSED : ROLE_NOT_ALLOWED);
      }
      case Task.Working _ -> refuse(TASK_ALREADY_COMMITTED);
      case Task.Ended _ -> refuse(TASK_CLOSED);
    };
  }

  private static boolean lapsed(Post post, Actor by) {
    return post.claims().stream()
        .anyMatch(
            o ->
                o.standing() == Claim.Standing.LAPSED
                    && o.organisation().value().equals(by.scope()));
  }
}
