package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.task.Task.Award;
import org.jiebang.matching.task.Task.Post;
import org.jiebang.matching.task.TaskCommand.AppealAward;
import org.jiebang.matching.task.TaskCommand.AwardClaim;
import org.jiebang.matching.task.TaskCommand.CloseWithoutAward;
import org.jiebang.matching.task.TaskCommand.CommitTask;
import org.jiebang.matching.task.TaskCommand.DecideAppeal;
import org.jiebang.matching.task.TaskCommand.DeclineAward;
import org.jiebang.matching.task.TaskCommand.LapseAward;
import org.jiebang.matching.task.TaskCommand.ScoreBid;
import org.jiebang.matching.task.TaskEvent.AwardAppealed;
import org.jiebang.matching.task.TaskEvent.AwardDeclined;
import org.jiebang.matching.task.TaskEvent.AwardLapsed;
import org.jiebang.matching.task.TaskEvent.AwardReversed;
import org.jiebang.matching.task.TaskEvent.AwardUpheld;
import org.jiebang.matching.task.TaskEvent.BidScored;
import org.jiebang.matching.task.TaskEvent.ClaimAwarded;
import org.jiebang.matching.task.TaskEvent.ClaimRejected;
import org.jiebang.matching.task.TaskEvent.TaskClosedWithoutAward;
import org.jiebang.matching.task.TaskEvent.TaskCommitted;
import org.jiebang.matching.task.TaskEvent.TaskReposted;
import org.jspecify.annotations.Nullable;

/** From the opened bids to the commitment: score, award 定榜, appeal, commit, decline, lapse. */
record AwardRules(TaskPolicy policy) {

  List<TaskEvent> score(ScoreBid c, Task state) {
    Post post =
        switch (state) {
          case Task.None _ -> refuse(TASK_NOT_FOUND);
          case Task.Draft _, Task.Posted _ -> refuse(BIDS_SEALED);
          case Task.Claimed t -> opened(t.post());
          case Task.Awarded _, Task.Working _ -> refuse(TASK_ALREADY_AWARDED);
          case Task.Ended _ -> refuse(TASK_CLOSED);
        };
    Claim claim = standing(post, c.claim());
    if (concerned(claim, c.interests(), c.by())) {
      return refuse(CONFLICT_OF_INTEREST);
    }
    Criterion criterion =
        post.terms().criteria().stream()
            .filter(k -> k.code().equals(c.criterion()))
            .findFirst()
            .orElseGet(() -> refuse(CRITERION_UNKNOWN));
    if (c.score() < 0 || c.score() > criterion.maxScore()) {
      return refuse(SCORE_OUT_OF_RANGE);
    }
    return List.of(
        new BidScored(
            c.task(),
            c.claim(),
            claim.organisation(),
            c.criterion(),
            c.score(),
            BoardRules.person(c.by()),
            c.at()));
  }

  List<TaskEvent> award(AwardClaim c, Task state) {
    Post post =
        switch (state) {
          case Task.None _ -> refuse(TASK_NOT_FOUND);
          case Task.Draft _, Task.Posted _ -> refuse(TASK_HAS_NO_CLAIM);
          case Task.Claimed t -> opened(t.post());
          case Task.Awarded _, Task.Working _ -> refuse(TASK_ALREADY_AWARDED);
          case Task.Ended _ -> refuse(TASK_CLOSED);
        };
    Claim claim = standing(post, c.claim());
    if (concerned(claim, c.interests(), c.by())) {
      return refuse(SELF_DEALING);
    }
    List<Criterion> criteria = post.terms().criteria();
    if (!claim.scoredByAll(criteria)) {
      return refuse(NO_SCORED_CLAIM);
    }
    if (c.reasons().stream().allMatch(String::isBlank)) {
      return refuse(AWARD_REASON_REQUIRED);
    }
    ClaimId runnerUp = c.runnerUp();
    if (runnerUp != null && standing(post, runnerUp).equals(claim)) {
      return refuse(CLAIM_NOT_FOUND);
    }
    long total = claim.total(criteria);
    boolean tied =
        post.standing().stream()
            .anyMatch(
                o -> !o.equals(claim) && o.scoredByAll(criteria) && o.total(criteria) == total);
    if (tied && c.tieBreak() == null) {
      return refuse(TIE_UNRESOLVED);
    }
    var events = new ArrayList<TaskEvent>();
    events.add(
        awarded(c.task(), post, claim, c.reasons(), runnerUp, tied ? c.tieBreak() : null, c.at()));
    for (Claim other : post.standing()) {
      if (!other.equals(claim) && !other.claim().equals(runnerUp)) {
        String reason = c.rejections().get(other.claim());
        if (reason == null || reason.isBlank()) {
          return refuse(AWARD_REASON_REQUIRED);
        }
        events.add(
            new ClaimRejected(c.task(), other.claim(), other.organisation(), reason, c.at()));
      }
    }
    return List.copyOf(events);
  }

  private ClaimAwarded awarded(
      TaskId task,
      Post post,
      Claim claim,
      List<String> reasons,
      @Nullable ClaimId runnerUp,
      @Nullable TieBreak tieBreak,
      Instant at) {
    return new ClaimAwarded(
        task,
        post.origin().need(),
        post.origin().community(),
        claim.claim(),
        claim.organisation(),
        claim.total(post.terms().criteria()),
        List.copyOf(reasons),
        runnerUp,
        tieBreak,
        at.plus(policy.confirmWithin()),
        at);
  }

  List<TaskEvent> closeWithoutAward(CloseWithoutAward c, Task state) {
    Post post =
        switch (state) {
          case Task.None _ -> refuse(TASK_NOT_FOUND);
          case Task.Claimed t -> opened(t.post());
          case Task.Draft _, Task.Posted _, Task.Awarded _, Task.Working _ ->
              refuse(ILLEGAL_TRANSITION);
          case Task.Ended _ -> refuse(TASK_CLOSED);
        };
    if (c.reason().isBlank()) {
      return refuse(REASON_REQUIRED);
    }
    return List.of(
        new TaskClosedWithoutAward(
            c.task(), post.origin().need(), post.origin().community(), c.reason(), c.at()));
  }

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
        : awarded(task, t.post(), claim, List.of("runner-up"), null, null, at);
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

  private static Post opened(Post post) {
    return post.bidsOpen() ? post : refuse(BIDS_SEALED);
  }

  private static Claim standing(Post post, ClaimId id) {
    Claim claim = post.claim(id);
    if (claim == null) {
      return refuse(CLAIM_NOT_FOUND);
    }
    return post.standing().contains(claim) ? claim : refuse(CLAIM_ALREADY_DECIDED);
  }

  private static boolean concerned(Claim claim, Set<UUID> interests, Actor by) {
    return interests.contains(claim.organisation().value()) || by.is(claim.claimant().value());
  }
}
