package org.jiebang.needs.ballot;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.ballot.BallotRefusal.COLLECTING_CLOSED;
import static org.jiebang.needs.ballot.BallotRefusal.COLLECTING_STILL_OPEN;
import static org.jiebang.needs.ballot.BallotRefusal.HOUSEHOLD_ALREADY_VOTED;
import static org.jiebang.needs.ballot.BallotRefusal.HOUSEHOLD_NOT_ENTITLED;
import static org.jiebang.needs.ballot.BallotRefusal.PAPER_ALREADY_HANDED;
import static org.jiebang.needs.ballot.BallotRefusal.PAPER_NOT_HANDED;
import static org.jiebang.needs.ballot.BallotRefusal.ROLE_NOT_ALLOWED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.needs.ballot.Ballot.Held;
import org.jiebang.needs.ballot.BallotCommand.CloseCollecting;
import org.jiebang.needs.ballot.BallotCommand.HandBallots;
import org.jiebang.needs.ballot.BallotCommand.RecordOpinion;
import org.jiebang.needs.ballot.BallotCommand.RefuseBallot;
import org.jiebang.needs.ballot.BallotCommand.ReplaceBallot;
import org.jiebang.needs.ballot.BallotCommand.ReturnBallots;
import org.jiebang.needs.ballot.BallotEvent.BallotHanded;
import org.jiebang.needs.ballot.BallotEvent.BallotRefused;
import org.jiebang.needs.ballot.BallotEvent.BallotReplaced;
import org.jiebang.needs.ballot.BallotEvent.BallotReturned;
import org.jiebang.needs.ballot.BallotEvent.CollectingClosed;
import org.jiebang.needs.ballot.BallotEvent.OpinionRecorded;
import org.jiebang.needs.ballot.Roll.Standing;
import org.jspecify.annotations.Nullable;

/** From door to door: one paper per household, and one return of it. */
final class Collecting {

  private Collecting() {}

  static List<BallotEvent> hand(HandBallots c, Ballot state) {
    Held ballot = atTheDoor(state, c.by(), c.at());
    return doors(
        ballot,
        c.building(),
        c.doors(),
        standing ->
            switch (standing) {
              case ENTITLED, REFUSED -> null;
              case HANDED -> PAPER_ALREADY_HANDED;
              case RETURNED -> HOUSEHOLD_ALREADY_VOTED;
            },
        household ->
            new BallotHanded(
                c.ballot(),
                household,
                ballot.of(household.building(), household.door()) == Standing.REFUSED,
                person(c.by()),
                c.at()));
  }

  static List<BallotEvent> replace(ReplaceBallot c, Ballot state) {
    Held ballot = atTheDoor(state, c.by(), c.at());
    return doors(
        ballot,
        c.household().building(),
        List.of(c.household().door()),
        Collecting::holdsPaper,
        household -> new BallotReplaced(c.ballot(), household, person(c.by()), c.at()));
  }

  static List<BallotEvent> takeBack(ReturnBallots c, Ballot state) {
    Held ballot = atTheDoor(state, c.by(), c.at());
    return doors(
        ballot,
        c.building(),
        c.doors(),
        Collecting::holdsPaper,
        household -> new BallotReturned(c.ballot(), household, person(c.by()), c.at()));
  }

  private static @Nullable BallotRefusal holdsPaper(Standing standing) {
    return switch (standing) {
      case ENTITLED, REFUSED -> PAPER_NOT_HANDED;
      case HANDED -> null;
      case RETURNED -> HOUSEHOLD_ALREADY_VOTED;
    };
  }

  static List<BallotEvent> refusePaper(RefuseBallot c, Ballot state) {
    Held ballot = atTheDoor(state, c.by(), c.at());
    Household household = c.household();
    Standing standing = ballot.of(household.building(), household.door());
    if (standing == null) {
      return refuse(HOUSEHOLD_NOT_ENTITLED);
    }
    return switch (standing) {
      case ENTITLED, HANDED ->
          List.of(
              new BallotRefused(
                  c.ballot(), household, standing == Standing.HANDED, person(c.by()), c.at()));
      case RETURNED -> refuse(HOUSEHOLD_ALREADY_VOTED);
      case REFUSED -> List.of();
    };
  }

  static List<BallotEvent> recordOpinion(RecordOpinion c, Ballot state) {
    atTheDoor(state, c.by(), c.at());
    return List.of(new OpinionRecorded(c.ballot(), c.opinion(), c.text(), c.at()));
  }

  static List<BallotEvent> close(CloseCollecting c, Ballot state) {
    Held ballot = BallotGate.collecting(state);
    int returned = ballot.count(Standing.RETURNED);
    int refused = ballot.count(Standing.REFUSED);
    int outstanding = ballot.households() - returned - refused;
    boolean over = !c.at().isBefore(ballot.terms().closesAt());
    return over || outstanding == 0
        ? List.of(new CollectingClosed(c.ballot(), returned, refused, outstanding, c.at()))
        : refuse(COLLECTING_STILL_OPEN);
  }

  /** While papers are collected, and by one of those who do. */
  private static Held atTheDoor(Ballot state, Actor by, Instant at) {
    Held ballot = BallotGate.collecting(state);
    if (!at.isBefore(ballot.terms().closesAt())) {
      return refuse(COLLECTING_CLOSED); // the clock is a moment late, the paper is later
    }
    if (by.role().equals("VOL") && !ballot.collectors().contains(person(by))) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    return ballot;
  }

  /**
   * One event per door, or a refusal that names the doors in the way.
   *
   * @param obstacle what a standing is refused with; null: nothing in the way
   */
  private static List<BallotEvent> doors(
      Held ballot,
      String building,
      List<String> doors,
      Obstacle obstacle,
      Function<Household, BallotEvent> fact) {
    for (String door : doors) {
      Standing standing = ballot.of(building, door);
      BallotRefusal refusal = standing == null ? HOUSEHOLD_NOT_ENTITLED : obstacle.of(standing);
      if (refusal != null) {
        throw new Rejected(refusal, Map.of("building", building, "door", door));
      }
    }
    return doors.stream().map(door -> fact.apply(new Household(building, door))).toList();
  }

  /** What stands in the way of a household of this standing. */
  private interface Obstacle {
    @Nullable BallotRefusal of(Standing standing);
  }

  private static UUID person(Actor by) {
    return requireNonNull(by.person());
  }
}
