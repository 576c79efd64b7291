package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.ballot.BallotRefusal.BALLOT_WINDOW_INVALID;
import static org.jiebang.needs.ballot.BallotRefusal.CHOICES_INVALID;
import static org.jiebang.needs.ballot.BallotRefusal.COLLECTING_CLOSED;
import static org.jiebang.needs.ballot.BallotRefusal.COLLECTING_NOT_DUE;
import static org.jiebang.needs.ballot.BallotRefusal.HOUSEHOLD_NOT_ENTITLED;
import static org.jiebang.needs.ballot.BallotRefusal.NO_HOUSEHOLDS;
import static org.jiebang.needs.ballot.BallotRefusal.TOO_MANY_HOUSEHOLDS;

import java.util.List;
import java.util.Set;
import org.jiebang.needs.ballot.Ballot.Held;
import org.jiebang.needs.ballot.Ballot.Phase;
import org.jiebang.needs.ballot.BallotCommand.AppointCollectors;
import org.jiebang.needs.ballot.BallotCommand.EntitleHouseholds;
import org.jiebang.needs.ballot.BallotCommand.OpenCollecting;
import org.jiebang.needs.ballot.BallotCommand.PrepareBallot;
import org.jiebang.needs.ballot.BallotCommand.StrikeHouseholds;
import org.jiebang.needs.ballot.BallotEvent.BallotPrepared;
import org.jiebang.needs.ballot.BallotEvent.CollectingOpened;
import org.jiebang.needs.ballot.BallotEvent.CollectorsAppointed;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsEntitled;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsStruck;

/** What is voted on, by whom, and who carries the papers: until collecting is opened. */
final class Preparing {

  private final BallotPolicy policy;

  Preparing(BallotPolicy policy) {
    this.policy = policy;
  }

  List<BallotEvent> prepare(PrepareBallot c) {
    if (!c.closesAt().isAfter(c.opensAt()) || !c.closesAt().isAfter(c.at())) {
      return refuse(BALLOT_WINDOW_INVALID);
    }
    if (!fits(c.kind(), c.choices(), c.seats())) {
      return refuse(CHOICES_INVALID);
    }
    return List.of(
        new BallotPrepared(
            c.ballot(),
            c.community(),
            c.kind(),
            c.title(),
            c.question(),
            c.rules(),
            c.choices(),
            c.seats(),
            policy.ruleOf(c.kind()),
            c.opensAt(),
            c.closesAt(),
            c.at()));
  }

  private static boolean fits(BallotKind kind, List<Choice> choices, int seats) {
    long codes = choices.stream().map(Choice::code).distinct().count();
    return codes == choices.size()
        && seats <= choices.size()
        && choices.stream()
            .allMatch(
                choice ->
                    switch (kind) {
                      case OWNERS_COMMITTEE ->
                          choice.candidate() != null
                              && choice.name() != null
                              && choice.label() == null;
                      case DECISION, CONSULTATION ->
                          choice.label() != null && choice.candidate() == null;
                    });
  }

  static List<BallotEvent> appoint(AppointCollectors c, Ballot state) {
    Held ballot =
        state instanceof Held held && held.phase() == Phase.PREPARED
            ? held
            : BallotGate.collecting(state);
    return ballot.collectors().equals(Set.copyOf(c.collectors()))
        ? List.of()
        : List.of(new CollectorsAppointed(c.ballot(), c.collectors(), c.at()));
  }

  List<BallotEvent> entitle(EntitleHouseholds c, Ballot state) {
    Held ballot = BallotGate.preparing(state);
    List<String> added =
        c.doors().stream().filter(door -> ballot.of(c.building(), door) == null).toList();
    if (added.isEmpty()) {
      return List.of();
    }
    int buildings = ballot.rolls().size() + (ballot.rolls().containsKey(c.building()) ? 0 : 1);
    if (ballot.households() + added.size() > policy.mostHouseholds()
        || buildings > policy.mostBuildings()) {
      return refuse(TOO_MANY_HOUSEHOLDS);
    }
    return List.of(new HouseholdsEntitled(c.ballot(), c.building(), added, c.at()));
  }

  static List<BallotEvent> strike(StrikeHouseholds c, Ballot state) {
    Held ballot = BallotGate.preparing(state);
    if (c.doors().stream().anyMatch(door -> ballot.of(c.building(), door) == null)) {
      return refuse(HOUSEHOLD_NOT_ENTITLED);
    }
    return List.of(new HouseholdsStruck(c.ballot(), c.building(), c.doors(), c.at()));
  }

  static List<BallotEvent> open(OpenCollecting c, Ballot state) {
    Held ballot = BallotGate.preparing(state);
    if (c.at().isBefore(ballot.terms().opensAt())) {
      return refuse(COLLECTING_NOT_DUE);
    }
    if (!c.at().isBefore(ballot.terms().closesAt())) {
      return refuse(COLLECTING_CLOSED);
    }
    int households = ballot.households();
    return households == 0
        ? refuse(NO_HOUSEHOLDS)
        : List.of(new CollectingOpened(c.ballot(), households, c.at()));
  }
}
