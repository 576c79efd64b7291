package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.council.AgendaItemRefusal.ALREADY_VOTED;
import static org.jiebang.needs.council.AgendaItemRefusal.CHOICE_NOT_OFFERED;
import static org.jiebang.needs.council.AgendaItemRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.council.AgendaItemRefusal.NOT_PRESENT;
import static org.jiebang.needs.council.AgendaItemRefusal.NO_QUORUM;
import static org.jiebang.needs.council.AgendaItemRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_ALREADY_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_CLOSED;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_IS_OPEN;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_IS_SECRET;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_RULES_INCOMPLETE;
import static org.jiebang.needs.council.AgendaItemRefusal.VOTE_STILL_OPEN;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.needs.council.AgendaItem.Tabled;
import org.jiebang.needs.council.AgendaItemCommand.CastVote;
import org.jiebang.needs.council.AgendaItemCommand.CloseVote;
import org.jiebang.needs.council.AgendaItemCommand.DecideTie;
import org.jiebang.needs.council.AgendaItemCommand.IssueBallotPaper;
import org.jiebang.needs.council.AgendaItemCommand.OpenVote;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDecided;
import org.jiebang.needs.council.AgendaItemEvent.BallotPaperIssued;
import org.jiebang.needs.council.AgendaItemEvent.VoteCast;
import org.jiebang.needs.council.AgendaItemEvent.VoteClosed;
import org.jiebang.needs.council.AgendaItemEvent.VoteOpened;
import org.jspecify.annotations.Nullable;

/** Voting on an item: opening, casting, closing, and what is tied. */
final class Voting {

  private Voting() {}

  static List<AgendaItemEvent> open(OpenVote c, AgendaItem state) {
    ItemGate.discuss(state);
    if (!c.roster().chairedBy(c.by())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    if (!c.rules().complete()) {
      return refuse(VOTE_RULES_INCOMPLETE);
    }
    return c.attendance().suffices()
        ? List.of(
            new VoteOpened(
                c.item(), c.vote(), c.rules(), c.closesAt(), c.paperKey(), c.paperSecret(), c.at()))
        : refuse(NO_QUORUM);
  }

  static List<AgendaItemEvent> issuePaper(IssueBallotPaper c, AgendaItem state) {
    Vote vote = open(state, true, c.at());
    UUID member = present(c.attendance(), c.by());
    String before = vote.papers().get(member);
    if (before != null) {
      // The same paper again: the answer was lost on its way.
      return before.equals(c.paper()) ? List.of() : refuse(ALREADY_VOTED);
    }
    return List.of(new BallotPaperIssued(c.item(), vote.vote(), member, c.paper(), c.at()));
  }

  static List<AgendaItemEvent> cast(CastVote c, AgendaItem state) {
    Vote vote = open(state, false, c.at());
    UUID member = present(c.attendance(), c.by());
    if (!vote.rules().offers(c.choice())) {
      return refuse(CHOICE_NOT_OFFERED);
    }
    Choice before = vote.cast().get(member);
    if (before != null && !vote.rules().changes()) {
      return refuse(ALREADY_VOTED);
    }
    return c.choice().equals(before)
        ? List.of()
        : List.of(new VoteCast(c.item(), vote.vote(), member, c.choice(), c.at()));
  }

  /**
   * The vote, if it takes votes now.
   *
   * @param secret whether what comes is a ballot of a secret vote
   */
  static Vote open(AgendaItem state, boolean secret, Instant now) {
    Vote vote = requireNonNull(ItemGate.castVote(state).vote());
    if (!vote.takesAt(now)) {
      return refuse(VOTE_CLOSED);
    }
    return vote.rules().secret() == secret ? vote : refuse(secret ? VOTE_IS_OPEN : VOTE_IS_SECRET);
  }

  private static UUID present(Attendance attendance, Actor by) {
    return attendance.includes(by.person()) ? requireNonNull(by.person()) : refuse(NOT_PRESENT);
  }

  /**
   * The vote, if it may be closed now: asked also before the box of a secret one is locked.
   *
   * @param roster null: of the clock
   */
  static Vote closing(AgendaItem state, @Nullable Roster roster, Actor by, Instant now) {
    Vote vote = requireNonNull(ItemGate.closeVote(state).vote());
    if (vote.result() != null) {
      return refuse(VOTE_ALREADY_CLOSED);
    }
    boolean chair = roster != null && roster.chairedBy(by);
    return chair || !now.isBefore(vote.closesAt()) ? vote : refuse(VOTE_STILL_OPEN);
  }

  static List<AgendaItemEvent> close(CloseVote c, AgendaItem state) {
    Vote vote = closing(state, c.roster(), c.by(), c.at());
    List<Choice> ballots = c.ballots().stream().sorted(Choice.BY_CONTENT).toList();
    Collection<Choice> votes = vote.rules().secret() ? ballots : vote.cast().values();
    VoteResult result = Tally.of(vote.rules(), votes);
    var closed = new VoteClosed(c.item(), vote.vote(), ballots, result, c.at());
    if (result.isTied()) {
      return List.of(closed);
    }
    Outcome outcome = result.adopted() ? Outcome.ADOPTED : Outcome.REJECTED;
    return List.of(
        closed, new AgendaItemDecided(c.item(), outcome, result.winners(), null, c.at()));
  }

  static List<AgendaItemEvent> decideTie(DecideTie c, AgendaItem state) {
    Tabled item = ItemGate.decideTie(state);
    VoteResult result = requireNonNull(item.vote()).result();
    if (result == null) {
      return refuse(VOTE_STILL_OPEN);
    }
    if (!result.isTied()) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (!c.roster().chairedBy(c.by())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    if (Set.copyOf(c.picks()).size() != result.open()
        || c.picks().size() != result.open()
        || !result.tied().containsAll(c.picks())) {
      return refuse(CHOICE_NOT_OFFERED);
    }
    boolean ranked = requireNonNull(item.vote()).rules().method() == VoteMethod.RANK;
    Outcome outcome = ranked || c.picks().contains("YES") ? Outcome.ADOPTED : Outcome.REJECTED;
    var winners = new ArrayList<>(result.winners());
    if (ranked) {
      winners.addAll(c.picks());
    }
    return List.of(
        new AgendaItemDecided(c.item(), outcome, List.copyOf(winners), c.reason(), c.at()));
  }
}
