package org.jiebang.matching.task;

import java.util.List;
import org.jiebang.matching.task.Claim.Standing;
import org.jiebang.matching.task.Task.Award;
import org.jiebang.matching.task.Task.Awarded;
import org.jiebang.matching.task.Task.Claimed;
import org.jiebang.matching.task.Task.Draft;
import org.jiebang.matching.task.Task.End;
import org.jiebang.matching.task.Task.Ended;
import org.jiebang.matching.task.Task.None;
import org.jiebang.matching.task.Task.Origin;
import org.jiebang.matching.task.Task.Plan;
import org.jiebang.matching.task.Task.Post;
import org.jiebang.matching.task.Task.Posted;
import org.jiebang.matching.task.Task.Stage;
import org.jiebang.matching.task.Task.Working;
import org.jiebang.matching.task.TaskEvent.*;

/** Folds a task's events. An impossible history fails loudly. */
final class TaskHistory {

  private TaskHistory() {}

  static Task evolve(Task state, TaskEvent event) {
    return switch (event) {
      case TaskDrafted e ->
          state instanceof None
              ? new Draft(new Origin(e.community(), e.need(), e.category()), e.sheet())
              : impossible(state, e);
      case TaskEdited e ->
          state instanceof Draft t ? new Draft(t.origin(), e.sheet()) : impossible(state, e);
      case TaskPosted e -> posted(e);
      case TaskAmended e -> {
        Post p = post(state, e);
        yield onBoard(
            new Post(
                p.origin(),
                e.sheet(),
                e.sheetVersion(),
                p.terms(),
                p.round(),
                p.bidsOpen(),
                p.claims()));
      }
      case TaskPublishedElsewhere e -> {
        post(state, e);
        yield state;
      }
      case TaskClaimed e -> {
        Post p = post(state, e);
        yield onBoard(
            p.plus(
                new Claim(
                    e.claim(),
                    e.organisation(),
                    e.claimant(),
                    p.round(),
                    e.sheetVersion(),
                    e.bid(),
                    Standing.OPEN,
                    List.of())));
      }
      case BidAmended e ->
          onBoard(post(state, e).change(e.claim(), c -> c.rebid(e.sheetVersion(), e.bid())));
      case ClaimWithdrawn e -> onBoard(post(state, e).stand(e.claim(), Standing.WITHDRAWN));
      case BidsOpened e -> onBoard(bidsOpen(post(state, e)));
      case BidScored e ->
          onBoard(
              post(state, e)
                  .change(
                      e.claim(),
                      c -> c.scored(new Claim.Score(e.criterion(), e.scorer(), e.score()))));
      case ClaimAwarded e -> awarded(post(state, e), e);
      case ClaimRejected e ->
          state instanceof Awarded t
              ? new Awarded(t.post().stand(e.claim(), Standing.REJECTED), t.award())
              : impossible(state, e);
      case AwardAppealed e -> appealed(state, e, e.claim());
      case AwardUpheld e -> appealed(state, e, null);
      case AwardReversed e -> onBoard(reversed(post(state, e)));
      case TaskCommitted e ->
          state instanceof Awarded t
              ? new Working(
                  Stage.COMMITTED,
                  t.post().stand(e.claim(), Standing.COMMITTED),
                  t.award(),
                  null,
                  false,
                  0)
              : impossible(state, e);
      case AwardDeclined e ->
          state instanceof Awarded t
              ? new Awarded(t.post().stand(e.claim(), Standing.DECLINED), t.award())
              : impossible(state, e);
      case AwardLapsed e ->
          state instanceof Awarded t
              ? new Awarded(t.post().stand(e.claim(), Standing.LAPSED), t.award())
              : impossible(state, e);
      case TaskReposted e -> {
        Post p = post(state, e);
        yield new Posted(
            new Post(
                p.origin(),
                p.sheet(),
                p.sheetVersion(),
                p.terms().closingAt(e.closesAt()),
                e.round(),
                false,
                p.claims()));
      }
      case ExecutionPlanned e -> {
        Working w = working(state, e);
        Plan plan = new Plan(e.department(), e.sessions());
        yield new Working(Stage.PLANNED, w.post(), w.award(), plan, false, w.reworks());
      }
      case TaskStaffed e -> {
        Working w = working(state, e);
        yield new Working(Stage.STAFFED, w.post(), w.award(), w.plan(), true, w.reworks());
      }
      case TaskStarted e -> working(state, e).in(Stage.IN_PROGRESS);
      case TaskDelivered e -> working(state, e).in(Stage.DELIVERED);
      case AcceptanceRequested e -> working(state, e).in(Stage.UNDER_ACCEPTANCE);
      case TaskSentToRework e -> {
        Working w = working(state, e);
        yield new Working(Stage.REWORK, w.post(), w.award(), w.plan(), w.staffed(), e.round());
      }
      case TaskResumed e -> working(state, e).in(Stage.IN_PROGRESS);
      case TaskForfeited e -> working(state, e); // TaskReposted comes right after it.
      case TaskExpired e -> ended(state, e, End.EXPIRED);
      case TaskClosedWithoutAward e -> ended(state, e, End.EXPIRED);
      case TaskCompleted e -> ended(state, e, End.COMPLETED);
      case TaskFailed e -> ended(state, e, End.FAILED);
      case TaskAbandoned e -> ended(state, e, End.FAILED);
      case TaskCancelled e -> ended(state, e, End.CANCELLED);
      case TaskWithdrawn e -> ended(state, e, End.CANCELLED);
    };
  }

  private static Task posted(TaskPosted e) {
    return new Posted(
        new Post(
            new Origin(e.community(), e.need(), e.category()),
            e.sheet(),
            e.sheetVersion(),
            new Terms(e.mode(), e.criteria(), e.closesAt(), e.points(), e.capacity()),
            1,
            false,
            List.of()));
  }

  private static Task onBoard(Post post) {
    return post.standing().isEmpty() ? new Posted(post) : new Claimed(post);
  }

  private static Post bidsOpen(Post p) {
    return new Post(
        p.origin(), p.sheet(), p.sheetVersion(), p.terms(), p.round(), true, p.claims());
  }

  private static Task awarded(Post post, ClaimAwarded e) {
    Post changed = post.stand(e.claim(), Standing.AWARDED);
    ClaimId runnerUp = e.runnerUp();
    if (runnerUp != null) {
      changed = changed.stand(runnerUp, Standing.RUNNER_UP);
    }
    return new Awarded(
        changed, new Award(e.claim(), e.organisation(), e.at(), e.confirmBy(), runnerUp, null));
  }

  private static Task appealed(
      Task state, TaskEvent e, @org.jspecify.annotations.Nullable ClaimId by) {
    return switch (state) {
      case Awarded t -> new Awarded(t.post(), t.award().appealedBy(by));
      case Working t ->
          new Working(
              t.stage(), t.post(), t.award().appealedBy(by), t.plan(), t.staffed(), t.reworks());
      case None _, Draft _, Posted _, Claimed _, Ended _ -> impossible(state, e);
    };
  }

  /** Who had declined or let the award lapse does not come back. */
  private static Post reversed(Post post) {
    return post.withClaims(
        post.claims().stream()
            .map(
                c ->
                    c.round() != post.round()
                        ? c
                        : switch (c.standing()) {
                          case OPEN, REJECTED, RUNNER_UP, AWARDED, COMMITTED ->
                              c.stand(Standing.OPEN);
                          case WITHDRAWN, DECLINED, LAPSED -> c;
                        })
            .toList());
  }

  private static Task ended(Task state, TaskEvent e, End end) {
    Origin origin = state.origin();
    return origin == null || state instanceof Ended
        ? impossible(state, e)
        : new Ended(end, origin, state.post(), state.award(), state.plan());
  }

  private static Post post(Task state, TaskEvent e) {
    Post post = state.post();
    if (post == null || state instanceof Ended) {
      return impossible(state, e);
    }
    return post;
  }

  private static Working working(Task state, TaskEvent e) {
    return state instanceof Working w ? w : impossible(state, e);
  }

  private static <T> T impossible(Task state, TaskEvent e) {
    throw new IllegalStateException(
        e.getClass().getSimpleName() + " cannot follow " + Tasks.INSTANCE.stateOf(state));
  }
}
