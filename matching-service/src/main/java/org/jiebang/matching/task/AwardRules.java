package org.jiebang.matching.task;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.task.TaskRefusal.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.task.Task.Post;
import org.jiebang.matching.task.TaskCommand.AwardClaim;
import org.jiebang.matching.task.TaskCommand.CloseWithoutAward;
import org.jiebang.matching.task.TaskCommand.ScoreBid;
import org.jiebang.matching.task.TaskEvent.BidScored;
import org.jiebang.matching.task.TaskEvent.ClaimAwarded;
import org.jiebang.matching.task.TaskEvent.ClaimRejected;
import org.jiebang.matching.task.TaskEvent.TaskClosedWithoutAward;
import org.jspecify.annotations.Nullable;

/** From the opened bids to the award: score, award 定榜, or close without one. */
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
            ClaimRules.person(c.by()),
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
        awarded(
            policy,
            c.task(),
            post,
            claim,
            c.reasons(),
            runnerUp,
            tied ? c.tieBreak() : null,
            c.at()));
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

  static ClaimAwarded awarded(
      TaskPolicy policy,
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
