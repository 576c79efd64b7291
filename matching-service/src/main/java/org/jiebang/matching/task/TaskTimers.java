package org.jiebang.matching.task;

import jakarta.inject.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.task.TaskCommand.CloseClaims;
import org.jiebang.matching.task.TaskCommand.LapseAward;
import org.jiebang.matching.task.TaskEvent.*;

/** A task's deadlines: the window for claims closes, an award must be confirmed. */
public final class TaskTimers implements Timers<TaskCommand, Task, TaskEvent> {

  static final String CLOSE_CLAIMS = "close-claims";
  static final String CONFIRM_BY = "confirm-by";

  private final Provider<CommandHandler> commands;
  private final Provider<PersonKeys> keys;

  public TaskTimers(Provider<CommandHandler> commands, Provider<PersonKeys> keys) {
    this.commands = commands;
    this.keys = keys;
  }

  @Override
  public Aggregate<TaskCommand, Task, TaskEvent> aggregate() {
    return Tasks.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<TaskEvent> fact) {
    return switch (fact.event()) {
      case TaskPosted e -> List.of(new Change.Set(CLOSE_CLAIMS, e.closesAt()));
      case TaskReposted e ->
          List.of(new Change.Set(CLOSE_CLAIMS, e.closesAt()), new Change.Clear(CONFIRM_BY));
      case ClaimAwarded e -> List.of(new Change.Set(CONFIRM_BY, e.confirmBy()));
      case TaskCommitted _, AwardReversed _ -> List.of(new Change.Clear(CONFIRM_BY));
      case TaskCancelled _, TaskWithdrawn _ ->
          List.of(new Change.Clear(CLOSE_CLAIMS), new Change.Clear(CONFIRM_BY));
      case TaskDrafted _,
          TaskEdited _,
          TaskAmended _,
          TaskPublishedElsewhere _,
          TaskClaimed _,
          BidAmended _,
          ClaimWithdrawn _,
          BidsOpened _,
          TaskExpired _,
          BidScored _,
          ClaimRejected _,
          TaskClosedWithoutAward _,
          AwardAppealed _,
          AwardUpheld _,
          AwardDeclined _,
          AwardLapsed _,
          ExecutionPlanned _,
          TaskStaffed _,
          TaskStarted _,
          TaskDelivered _,
          AcceptanceRequested _,
          TaskCompleted _,
          TaskSentToRework _,
          TaskFailed _,
          TaskResumed _,
          TaskAbandoned _,
          TaskForfeited _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    var task = new TaskId(stream);
    return switch (timer) {
      case CLOSE_CLAIMS -> List.of(step(stream, closeClaims(task, now)));
      case CONFIRM_BY -> List.of(step(stream, new LapseAward(task, Actor.SYSTEM, now)));
      default -> throw new IllegalArgumentException("no timer of a task: " + timer);
    };
  }

  private TaskCommand closeClaims(TaskId task, Instant now) {
    Task.Post post = commands.get().load(Tasks.INSTANCE, task.value()).state().post();
    Map<Envelope, String> texts =
        post == null || now.isBefore(post.terms().closesAt())
            ? Map.of()
            : Bids.open(keys.get(), task.value(), post);
    return new CloseClaims(task, texts, Actor.SYSTEM, now);
  }

  private static Step<TaskCommand, Task, TaskEvent> step(UUID task, TaskCommand command) {
    return Step.of(Tasks.INSTANCE, task, command);
  }
}
