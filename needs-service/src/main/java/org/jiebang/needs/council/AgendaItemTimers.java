package org.jiebang.needs.council;

import static org.jiebang.eventsourcing.Actor.SYSTEM;
import static org.jiebang.eventsourcing.Rejected.refuse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Clear;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jiebang.needs.council.AgendaItemCommand.CloseVote;
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
import org.jiebang.needs.need.Need;
import org.jiebang.needs.need.NeedCommand.TakeNeedOffAgenda;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;
import org.jiebang.needs.need.Stage;

/**
 * The end of a vote, and what follows from an end: needs come off the agenda, what a secret vote
 * was made with is destroyed. These are timers, due at once, so that none is forgotten whatever
 * crashes.
 */
public final class AgendaItemTimers
    implements Timers<AgendaItemCommand, AgendaItem, AgendaItemEvent> {

  static final String CLOSE_VOTE = "close-vote";
  static final String OFF_AGENDA = "off-agenda";

  /** And the vote's id; the name of a timer has room for 40 characters. */
  static final String SHRED = "s/";

  /** For a vote that came to no end of its own, because its meeting was cancelled. */
  private static final Duration LATEST_SHREDDING = Duration.ofDays(1);

  private final Supplier<CommandHandler> commands;
  private final Supplier<SecretVotes> votes;

  public AgendaItemTimers(Supplier<CommandHandler> commands, Supplier<SecretVotes> votes) {
    this.commands = commands;
    this.votes = votes;
  }

  @Override
  public Aggregate<AgendaItemCommand, AgendaItem, AgendaItemEvent> aggregate() {
    return AgendaItems.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<AgendaItemEvent> fact) {
    return switch (fact.event()) {
      case VoteOpened e -> {
        var changes = new ArrayList<Change>();
        changes.add(new Set(CLOSE_VOTE, e.closesAt()));
        if (e.rules().secret()) {
          changes.add(new Set(SHRED + e.vote(), e.closesAt().plus(LATEST_SHREDDING)));
        }
        yield changes;
      }
      case VoteClosed e ->
          e.ballots().isEmpty()
              ? List.of(new Clear(CLOSE_VOTE))
              : List.of(new Clear(CLOSE_VOTE), new Set(SHRED + e.vote(), e.at()));
      case AgendaItemDecided e -> offAgenda(e.outcome(), e.at());
      case AgendaItemDeferred e -> List.of(new Clear(CLOSE_VOTE), new Set(OFF_AGENDA, e.at()));
      case DecisionOverridden e -> offAgenda(e.outcome(), e.at());
      case AgendaItemWithdrawn e -> List.of(new Set(OFF_AGENDA, e.at()));
      case AgendaItemReturned _ -> List.of(new Clear(CLOSE_VOTE));
      case AgendaItemProposed _,
          AgendaItemScheduled _,
          AgendaItemUnscheduled _,
          DiscussionOpened _,
          DiscussionMovedOn _,
          ContributionRecorded _,
          BallotPaperIssued _,
          VoteCast _,
          AgendaItemExecuted _,
          AgendaTaskEnded _,
          AgendaItemAccounted _ ->
          List.of();
    };
  }

  private static List<Change> offAgenda(Outcome outcome, Instant at) {
    return switch (outcome) {
      case ADOPTED -> List.of();
      case REJECTED, DEFERRED -> List.of(new Set(OFF_AGENDA, at));
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    AgendaItemId id = new AgendaItemId(stream);
    AgendaItem state = commands.get().load(AgendaItems.INSTANCE, stream).state();
    if (!(state instanceof Tabled item)) {
      return List.of();
    }
    if (timer.equals(CLOSE_VOTE)) {
      Vote vote = Voting.closing(state, null, SYSTEM, now);
      List<Choice> ballots = vote.rules().secret() ? votes.get().collect(vote) : List.of();
      return List.of(
          Step.of(AgendaItems.INSTANCE, stream, new CloseVote(id, null, ballots, SYSTEM, now)));
    }
    if (timer.equals(OFF_AGENDA)) {
      return offAgenda(item, now);
    }
    if (timer.startsWith(SHRED)) {
      UUID vote = UUID.fromString(timer.substring(SHRED.length()));
      if (item.stage() == ItemStage.VOTING
          && item.vote() != null
          && item.vote().vote().equals(vote)
          && item.vote().result() == null) {
        return refuse(AgendaItemRefusal.VOTE_STILL_OPEN); // so it is tried again
      }
      votes.get().shred(vote);
      return List.of();
    }
    throw new IllegalArgumentException("no such timer of an agenda item: " + timer);
  }

  /** Those that this item has brought there and that nobody has moved on since. */
  private List<? extends Step<?, ?, ?>> offAgenda(Tabled item, Instant now) {
    String outcome =
        switch (item.stage()) {
          case REJECTED, DEFERRED, WITHDRAWN -> item.stage().name();
          case PROPOSED, SCHEDULED, DISCUSSING, VOTING, ADOPTED, EXECUTING, ACCOUNTED -> "";
        };
    if (outcome.isEmpty()) {
      return List.of(); // scheduled again, or overridden, meanwhile
    }
    var steps = new ArrayList<Step<?, ?, ?>>();
    for (NeedId id : item.needs()) {
      Folded<Need> need = commands.get().load(Needs.INSTANCE, id.value());
      if (need.state() instanceof Need.Filed filed
          && filed.stage() == Stage.ON_AGENDA
          && item.item().equals(NeedAgenda.itemOf(commands.get(), id))) {
        // Bound to the version that was read: when one moves on meanwhile, the clock tries again.
        steps.add(
            new Step<>(
                Needs.INSTANCE,
                id.value(),
                new TakeNeedOffAgenda(id, item.item().value(), outcome, SYSTEM, now),
                need.version()));
      }
    }
    return steps;
  }
}
