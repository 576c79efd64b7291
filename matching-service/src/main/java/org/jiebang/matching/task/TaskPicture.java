package org.jiebang.matching.task;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.matching.task.Claim.Standing;
import org.jiebang.matching.task.TaskBody.AwardBody;
import org.jiebang.matching.task.TaskBody.ClaimBody;
import org.jiebang.matching.task.TaskBody.DeliveryBody;
import org.jiebang.matching.task.TaskBody.ExecutionBody;
import org.jiebang.matching.task.TaskBody.PublicationBody;
import org.jiebang.matching.task.TaskEvent.*;
import org.jspecify.annotations.Nullable;

/** Folds a task's events into what there is to show. */
public final class TaskPicture implements Picture<TaskBody, TaskEvent> {

  @Override
  public Class<TaskBody> body() {
    return TaskBody.class;
  }

  @Override
  public String state(TaskBody body) {
    return body.state();
  }

  @Override
  public TaskBody evolve(@Nullable TaskBody before, Recorded<TaskEvent> fact) {
    if (fact.event() instanceof TaskDrafted e) {
      return drafted(e);
    }
    TaskBody body = requireNonNull(before);
    return switch (fact.event()) {
      case TaskDrafted _ -> body;
      case TaskEdited e -> body.withSheet(e.sheet(), body.sheetVersion());
      case TaskPosted e ->
          body.withSheet(e.sheet(), e.sheetVersion())
              .onBoard(
                  new Terms(e.mode(), e.criteria(), e.closesAt(), e.points(), e.capacity()), 1);
      case TaskAmended e -> body.withSheet(e.sheet(), e.sheetVersion());
      case TaskPublishedElsewhere e ->
          body.published(new PublicationBody(e.channel(), e.externalId(), e.url(), e.at()));
      case TaskClaimed e -> claimed(body, e);
      case BidAmended e -> body.claim(e.claim(), c -> c.answering(e.sheetVersion()));
      case ClaimWithdrawn e ->
          standing(body.claim(e.claim(), c -> c.stand(Standing.WITHDRAWN, null)));
      case BidsOpened e -> opened(body, e);
      case BidScored e ->
          body.claim(
              e.claim(), c -> c.scored(new Claim.Score(e.criterion(), e.scorer(), e.score())));
      case ClaimAwarded e -> awarded(body, e);
      case ClaimRejected e -> body.claim(e.claim(), c -> c.stand(Standing.REJECTED, e.reason()));
      case AwardAppealed e -> body.awarded(body.state(), award(body).appealed(e.reason(), null));
      case AwardUpheld e -> body.awarded(body.state(), award(body).appealed(null, e.reason()));
      case AwardReversed _ -> reversed(body);
      case TaskCommitted e ->
          body.claim(e.claim(), c -> c.stand(Standing.COMMITTED, null)).in("COMMITTED");
      case AwardDeclined e -> body.claim(e.claim(), c -> c.stand(Standing.DECLINED, e.reason()));
      case AwardLapsed e -> body.claim(e.claim(), c -> c.stand(Standing.LAPSED, null));
      case TaskReposted e ->
          body.onBoard(requireNonNull(body.terms()).closingAt(e.closesAt()), e.round());
      case ExecutionPlanned e ->
          body.executedBy("PLANNED", new ExecutionBody(e.department().value(), e.sessions()));
      case TaskStaffed _ -> body.in("STAFFED");
      case TaskStarted _ -> body.in("IN_PROGRESS");
      case TaskDelivered e -> body.delivered(new DeliveryBody(e.report(), e.proof(), e.at()));
      case AcceptanceRequested _ -> body.in("UNDER_ACCEPTANCE");
      case TaskSentToRework e -> body.sentBack(e.items(), e.round());
      case TaskResumed _ -> body.in("IN_PROGRESS");
      case TaskForfeited _ -> body; // TaskReposted comes right after it.
      case TaskExpired _ -> body.ended("EXPIRED", null);
      case TaskClosedWithoutAward e -> body.ended("EXPIRED", e.reason());
      case TaskCompleted _ -> body.ended("COMPLETED", null);
      case TaskFailed e -> body.ended("FAILED", e.reason());
      case TaskAbandoned e -> body.ended("FAILED", e.reason());
      case TaskCancelled e -> body.ended("CANCELLED", e.reason());
      case TaskWithdrawn e -> body.ended("CANCELLED", e.reason());
    };
  }

  private static TaskBody drafted(TaskDrafted e) {
    return new TaskBody(
        e.task().value(),
        "DRAFT",
        e.community().value(),
        e.need().value(),
        e.category(),
        e.sheet(),
        0,
        null,
        0,
        false,
        List.of(),
        null,
        null,
        null,
        List.of(),
        0,
        null,
        List.of());
  }

  private static TaskBody claimed(TaskBody body, TaskClaimed e) {
    var claims = new ArrayList<>(body.claims());
    claims.add(
        new ClaimBody(
            e.claim(),
            e.organisation().value(),
            Standing.OPEN,
            body.round(),
            e.sheetVersion(),
            null,
            List.of(),
            null));
    return body.withClaims(body.bidsOpen(), claims).in("CLAIMED");
  }

  /** POSTED again when the last claim is withdrawn. */
  private static TaskBody standing(TaskBody body) {
    boolean any =
        body.claims().stream()
            .anyMatch(c -> c.round() == body.round() && c.state() == Standing.OPEN);
    return body.in(any ? "CLAIMED" : "POSTED");
  }

  private static TaskBody opened(TaskBody body, BidsOpened e) {
    TaskBody with = body;
    for (OpenedBid bid : e.bids()) {
      with = with.claim(bid.claim(), c -> c.opened(bid.text()));
    }
    return with.withClaims(true, with.claims());
  }

  private static TaskBody awarded(TaskBody body, ClaimAwarded e) {
    TaskBody with = body.claim(e.claim(), c -> c.stand(Standing.AWARDED, null));
    ClaimId runnerUp = e.runnerUp();
    if (runnerUp != null) {
      with = with.claim(runnerUp, c -> c.stand(Standing.RUNNER_UP, null));
    }
    return with.awarded(
        "AWARDED",
        new AwardBody(
            e.claim(),
            e.organisation().value(),
            e.total(),
            e.reasons(),
            runnerUp,
            e.tieBreak(),
            e.at(),
            e.confirmBy(),
            null,
            null));
  }

  /** As {@link TaskHistory}: who had declined or let the award lapse does not come back. */
  private static TaskBody reversed(TaskBody body) {
    List<ClaimBody> claims =
        body.claims().stream()
            .map(
                c ->
                    c.round() != body.round()
                        ? c
                        : switch (c.state()) {
                          case OPEN, REJECTED, RUNNER_UP, AWARDED, COMMITTED ->
                              c.stand(Standing.OPEN, null);
                          case WITHDRAWN, DECLINED, LAPSED -> c;
                        })
            .toList();
    return body.withClaims(true, claims).executedBy("CLAIMED", null).awarded("CLAIMED", null);
  }

  private static AwardBody award(TaskBody body) {
    return requireNonNull(body.award(), "an appeal follows an award");
  }
}
