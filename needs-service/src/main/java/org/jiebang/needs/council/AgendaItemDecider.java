package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.council.AgendaItemRefusal.DUPLICATE_TOPIC;
import static org.jiebang.needs.council.AgendaItemRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.council.AgendaItemRefusal.MEETING_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.MEETING_NOT_CONVENED;
import static org.jiebang.needs.council.AgendaItemRefusal.NOT_PRESENT;
import static org.jiebang.needs.council.AgendaItemRefusal.NO_QUORUM;
import static org.jiebang.needs.council.AgendaItemRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.council.AgendaItemRefusal.TASKS_OPEN;
import static org.jiebang.needs.council.AgendaItemRefusal.TASK_NOT_KNOWN;
import static org.jiebang.needs.council.AgendaItemRefusal.TASK_SERVES_OTHER_NEED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.council.AgendaItem.NotProposed;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jiebang.needs.council.AgendaItemCommand.AccountItem;
import org.jiebang.needs.council.AgendaItemCommand.AssignItem;
import org.jiebang.needs.council.AgendaItemCommand.CastVote;
import org.jiebang.needs.council.AgendaItemCommand.CloseVote;
import org.jiebang.needs.council.AgendaItemCommand.Contribute;
import org.jiebang.needs.council.AgendaItemCommand.DecideTie;
import org.jiebang.needs.council.AgendaItemCommand.DeferItem;
import org.jiebang.needs.council.AgendaItemCommand.EndTask;
import org.jiebang.needs.council.AgendaItemCommand.IssueBallotPaper;
import org.jiebang.needs.council.AgendaItemCommand.MoveOn;
import org.jiebang.needs.council.AgendaItemCommand.OpenDiscussion;
import org.jiebang.needs.council.AgendaItemCommand.OpenVote;
import org.jiebang.needs.council.AgendaItemCommand.OverrideDecision;
import org.jiebang.needs.council.AgendaItemCommand.ProposeItem;
import org.jiebang.needs.council.AgendaItemCommand.ReturnItem;
import org.jiebang.needs.council.AgendaItemCommand.ScheduleItem;
import org.jiebang.needs.council.AgendaItemCommand.UnscheduleItem;
import org.jiebang.needs.council.AgendaItemCommand.WithdrawItem;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemAccounted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDecided;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDeferred;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemExecuted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemProposed;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemReturned;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemScheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemUnscheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemWithdrawn;
import org.jiebang.needs.council.AgendaItemEvent.AgendaTaskEnded;
import org.jiebang.needs.council.AgendaItemEvent.BallotPaperIssued;
import org.jiebang.needs.council.AgendaItemEvent.ContributionRecorded;
import org.jiebang.needs.council.AgendaItemEvent.DecisionOverridden;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionMovedOn;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionOpened;
import org.jiebang.needs.council.AgendaItemEvent.VoteCast;
import org.jiebang.needs.council.AgendaItemEvent.VoteClosed;
import org.jiebang.needs.council.AgendaItemEvent.VoteOpened;

/** The rules of an agenda item: see LIFECYCLES, "Council agenda item and meeting". */
final class AgendaItemDecider implements Decider<AgendaItemCommand, AgendaItem, AgendaItemEvent> {

  @Override
  public AgendaItem initial() {
    return new NotProposed();
  }

  @Override
  public List<AgendaItemEvent> decide(AgendaItemCommand command, AgendaItem state) {
    return switch (command) {
      case ProposeItem c -> propose(c, state);
      case ScheduleItem c -> schedule(c, state);
      case UnscheduleItem c -> unschedule(c, state);
      case ReturnItem c -> returned(c, state);
      case OpenDiscussion c -> openDiscussion(c, state);
      case MoveOn c -> moveOn(c, state);
      case Contribute c -> contribute(c, state);
      case OpenVote c -> Voting.open(c, state);
      case IssueBallotPaper c -> Voting.issuePaper(c, state);
      case CastVote c -> Voting.cast(c, state);
      case CloseVote c -> Voting.close(c, state);
      case DecideTie c -> Voting.decideTie(c, state);
      case DeferItem c -> defer(c, state);
      case OverrideDecision c -> override(c, state);
      case AssignItem c -> assign(c, state);
      case EndTask c -> endTask(c, state);
      case AccountItem c -> account(c, state);
      case WithdrawItem c -> withdraw(c, state);
    };
  }

  private static List<AgendaItemEvent> propose(ProposeItem c, AgendaItem state) {
    if (!(state instanceof NotProposed)) {
      return refuse(ILLEGAL_TRANSITION);
    }
    return c.topicOpen()
        ? refuse(DUPLICATE_TOPIC)
        : List.of(
            new AgendaItemProposed(
                c.item(), c.community(), c.body(), c.title(), c.needs(), c.by().person(), c.at()));
  }

  private static List<AgendaItemEvent> schedule(ScheduleItem c, AgendaItem state) {
    Tabled item = ItemGate.schedule(state);
    chairOnly(c.roster(), c.by());
    return c.meetingOf().equals(item.body())
        ? List.of(new AgendaItemScheduled(c.item(), c.meeting(), c.minutes(), c.at()))
        : refuse(MeetingRefusal.MEETING_NOT_FOUND);
  }

  private static List<AgendaItemEvent> unschedule(UnscheduleItem c, AgendaItem state) {
    Tabled item = ItemGate.unschedule(state);
    chairOnly(c.roster(), c.by());
    return Objects.equals(c.meeting(), item.meeting())
        ? List.of(new AgendaItemUnscheduled(c.item(), requireNonNull(item.meeting()), c.at()))
        : refuse(ILLEGAL_TRANSITION);
  }

  /** What is decided stays decided, and what has gone to another meeting stays there. */
  private static List<AgendaItemEvent> returned(ReturnItem c, AgendaItem state) {
    Tabled item = ItemGate.known(state);
    return switch (item.stage()) {
      case SCHEDULED, DISCUSSING, VOTING ->
          c.meeting().equals(item.meeting())
              ? List.of(new AgendaItemReturned(c.item(), c.meeting(), c.at()))
              : List.of();
      case PROPOSED, ADOPTED, REJECTED, DEFERRED, EXECUTING, ACCOUNTED, WITHDRAWN -> List.of();
    };
  }

  private static List<AgendaItemEvent> openDiscussion(OpenDiscussion c, AgendaItem state) {
    Tabled item = ItemGate.openDiscussion(state);
    chairOnly(c.roster(), c.by());
    if (!c.attendance().meeting().equals(item.meeting())) {
      return refuse(ILLEGAL_TRANSITION);
    }
    switch (c.attendance().phase()) {
      case PLANNED -> refuse(MEETING_NOT_CONVENED);
      case CONVENED -> {}
      case CLOSED, PUBLISHED, CANCELLED -> refuse(MEETING_CLOSED);
    }
    return c.attendance().suffices()
        ? List.of(new DiscussionOpened(c.item(), c.at()))
        : refuse(NO_QUORUM);
  }

  /** Only forward: from the problem to an idea to a method. */
  private static List<AgendaItemEvent> moveOn(MoveOn c, AgendaItem state) {
    Tabled item = ItemGate.discuss(state);
    chairOnly(c.roster(), c.by());
    return c.stage().compareTo(requireNonNull(item.discussion())) > 0
        ? List.of(new DiscussionMovedOn(c.item(), c.stage(), c.at()))
        : refuse(ILLEGAL_TRANSITION);
  }

  private static List<AgendaItemEvent> contribute(Contribute c, AgendaItem state) {
    Tabled item = ItemGate.discuss(state);
    return c.attendance().includes(c.by().person())
        ? List.of(
            new ContributionRecorded(
                c.item(),
                c.contribution(),
                requireNonNull(item.discussion()),
                requireNonNull(c.by().person()),
                c.text(),
                c.at()))
        : refuse(NOT_PRESENT);
  }

  private static List<AgendaItemEvent> defer(DeferItem c, AgendaItem state) {
    ItemGate.defer(state);
    chairOnly(c.roster(), c.by());
    return List.of(new AgendaItemDeferred(c.item(), c.reason(), c.at()));
  }

  private static List<AgendaItemEvent> override(OverrideDecision c, AgendaItem state) {
    ItemGate.override(state);
    return List.of(new DecisionOverridden(c.item(), c.outcome(), c.reason(), c.at()));
  }

  /** Tasks that have ended before they were named here are remembered. */
  private static List<AgendaItemEvent> assign(AssignItem c, AgendaItem state) {
    Tabled item = ItemGate.assign(state);
    for (BoardTask task : c.tasks()) {
      if (!item.community().equals(task.community())) {
        return refuse(TASK_NOT_KNOWN);
      }
      if (task.need() == null || !item.needs().contains(task.need())) {
        return refuse(TASK_SERVES_OTHER_NEED);
      }
    }
    List<UUID> tasks = c.tasks().stream().map(BoardTask::task).toList();
    var events = new ArrayList<AgendaItemEvent>();
    events.add(new AgendaItemExecuted(c.item(), tasks, c.at()));
    return accounted(item.executing(tasks), c.tasks(), c.at(), events);
  }

  /** What has ended without the item's hearing of it is heard of now. */
  private static List<AgendaItemEvent> accounted(
      Tabled item, List<BoardTask> tasks, Instant at, List<AgendaItemEvent> events) {
    Tabled now = item;
    for (BoardTask task : tasks) {
      String how = task.ended();
      if (how != null
          && now.tasks().contains(task.task())
          && !now.ended().containsKey(task.task())) {
        events.add(new AgendaTaskEnded(item.item(), task.task(), how, at));
        now = now.ended(task.task(), how);
      }
    }
    if (now.allEnded(now.tasks())) {
      events.add(new AgendaItemAccounted(item.item(), at));
    }
    return events;
  }

  /** No refusal: whether the task is one of this item's is for the item to know. */
  private static List<AgendaItemEvent> endTask(EndTask c, AgendaItem state) {
    Tabled item = ItemGate.known(state);
    var ended = new AgendaTaskEnded(c.item(), c.task(), c.how(), c.at());
    return switch (item.stage()) {
      case ADOPTED -> item.ended().containsKey(c.task()) ? List.of() : List.of(ended);
      case EXECUTING -> {
        if (item.ended().containsKey(c.task()) || !item.tasks().contains(c.task())) {
          yield List.of();
        }
        yield item.ended(c.task(), c.how()).allEnded(item.tasks())
            ? List.of(ended, new AgendaItemAccounted(c.item(), c.at()))
            : List.of(ended);
      }
      case PROPOSED, SCHEDULED, DISCUSSING, VOTING, REJECTED, DEFERRED, ACCOUNTED, WITHDRAWN ->
          List.of();
    };
  }

  private static List<AgendaItemEvent> account(AccountItem c, AgendaItem state) {
    Tabled item = ItemGate.account(state);
    List<AgendaItemEvent> events = accounted(item, c.tasks(), c.at(), new ArrayList<>());
    return !events.isEmpty() && events.getLast() instanceof AgendaItemAccounted
        ? events
        : refuse(TASKS_OPEN);
  }

  private static List<AgendaItemEvent> withdraw(WithdrawItem c, AgendaItem state) {
    Tabled item = ItemGate.withdraw(state);
    boolean may =
        item.proposer() == null ? c.roster().chairedBy(c.by()) : c.by().is(item.proposer());
    if (!may) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    return Objects.equals(c.meeting(), item.meeting())
        ? List.of(new AgendaItemWithdrawn(c.item(), c.at()))
        : refuse(ILLEGAL_TRANSITION);
  }

  private static void chairOnly(Roster roster, Actor by) {
    if (!roster.chairedBy(by)) {
      refuse(ROLE_NOT_ALLOWED);
    }
  }

  @Override
  public AgendaItem evolve(AgendaItem state, AgendaItemEvent event) {
    return switch (event) {
      case AgendaItemProposed e ->
          new Tabled(
              e.item(),
              e.community(),
              e.body(),
              e.proposer(),
              e.needs(),
              ItemStage.PROPOSED,
              null,
              null,
              null,
              List.of(),
              Map.of());
      case AgendaItemScheduled e -> ((Tabled) state).at(e.meeting(), ItemStage.SCHEDULED);
      case AgendaItemUnscheduled _, AgendaItemReturned _ ->
          ((Tabled) state).at(null, ItemStage.PROPOSED);
      case DiscussionOpened _ -> ((Tabled) state).discussing(DiscussionStage.PROBLEM);
      case DiscussionMovedOn e -> ((Tabled) state).discussing(e.stage());
      case ContributionRecorded _ -> state; // of no concern to the rules
      case VoteOpened e ->
          ((Tabled) state)
              .with(ItemStage.VOTING)
              .voting(
                  new Vote(
                      e.vote(),
                      e.rules(),
                      e.closesAt(),
                      e.paperKey(),
                      e.paperSecret(),
                      Map.of(),
                      Map.of(),
                      null));
      case BallotPaperIssued e -> {
        Tabled item = (Tabled) state;
        yield item.voting(requireNonNull(item.vote()).withPaper(e.member(), e.paper()));
      }
      case VoteCast e -> {
        Tabled item = (Tabled) state;
        yield item.voting(requireNonNull(item.vote()).withVote(e.member(), e.choice()));
      }
      case VoteClosed e -> {
        Tabled item = (Tabled) state;
        yield item.voting(requireNonNull(item.vote()).closed(e.result()));
      }
      case AgendaItemDecided e -> ((Tabled) state).with(ItemStage.of(e.outcome()));
      case AgendaItemDeferred _ -> ((Tabled) state).with(ItemStage.DEFERRED);
      case DecisionOverridden e -> ((Tabled) state).with(ItemStage.of(e.outcome()));
      case AgendaItemExecuted e -> ((Tabled) state).executing(e.tasks());
      case AgendaTaskEnded e -> ((Tabled) state).ended(e.task(), e.how());
      case AgendaItemAccounted _ -> ((Tabled) state).with(ItemStage.ACCOUNTED);
      case AgendaItemWithdrawn _ -> ((Tabled) state).with(ItemStage.WITHDRAWN);
    };
  }
}
