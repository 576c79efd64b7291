package org.jiebang.needs.ballot;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.ballot.BallotRefusal.ALREADY_CONTESTED;
import static org.jiebang.needs.ballot.BallotRefusal.BALLOT_ALREADY_FINAL;
import static org.jiebang.needs.ballot.BallotRefusal.BALLOT_CONTESTED;
import static org.jiebang.needs.ballot.BallotRefusal.BALLOT_NOT_DECLARED;
import static org.jiebang.needs.ballot.BallotRefusal.CONTEST_WINDOW_OVER;
import static org.jiebang.needs.ballot.BallotRefusal.COUNT_INCOMPLETE;
import static org.jiebang.needs.ballot.BallotRefusal.MORE_PAPERS_THAN_RETURNED;
import static org.jiebang.needs.ballot.BallotRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.needs.ballot.BallotRefusal.SHEET_ALREADY_COUNTED;
import static org.jiebang.needs.ballot.BallotRefusal.SHEET_INVALID;
import static org.jiebang.needs.ballot.BallotRefusal.SHEET_TOO_SMALL;

import java.util.List;
import org.jiebang.needs.ballot.Ballot.Held;
import org.jiebang.needs.ballot.Ballot.Phase;
import org.jiebang.needs.ballot.Ballot.Terms;
import org.jiebang.needs.ballot.BallotCommand.ContestBallot;
import org.jiebang.needs.ballot.BallotCommand.CountSheet;
import org.jiebang.needs.ballot.BallotCommand.DeclareBallot;
import org.jiebang.needs.ballot.BallotCommand.FinaliseBallot;
import org.jiebang.needs.ballot.BallotCommand.OrderNewBallot;
import org.jiebang.needs.ballot.BallotCommand.OrderRecount;
import org.jiebang.needs.ballot.BallotCommand.UpholdBallot;
import org.jiebang.needs.ballot.BallotEvent.BallotContested;
import org.jiebang.needs.ballot.BallotEvent.BallotDeclared;
import org.jiebang.needs.ballot.BallotEvent.BallotFinalised;
import org.jiebang.needs.ballot.BallotEvent.BallotUpheld;
import org.jiebang.needs.ballot.BallotEvent.NewBallotOrdered;
import org.jiebang.needs.ballot.BallotEvent.RecountOrdered;
import org.jiebang.needs.ballot.BallotEvent.SheetCounted;
import org.jiebang.needs.ballot.Roll.Standing;

/** From the mixed papers to a result that stands. */
final class Counting {

  private final BallotPolicy policy;

  Counting(BallotPolicy policy) {
    this.policy = policy;
  }

  List<BallotEvent> count(CountSheet c, Ballot state) {
    Held ballot = BallotGate.counting(state);
    Sheet sheet = c.sheet();
    if (!addsUp(sheet, ballot.terms())) {
      return refuse(SHEET_INVALID);
    }
    Sheet before = ballot.count().sheets().get(sheet.number());
    if (before != null) {
      return before.equals(sheet) ? List.of() : refuse(SHEET_ALREADY_COUNTED);
    }
    int returned = ballot.count(Standing.RETURNED);
    int left = returned - Tally.papers(ballot.count().sheets().values()) - sheet.papers();
    if (left < 0) {
      return refuse(MORE_PAPERS_THAN_RETURNED);
    }
    boolean small = sheet.papers() < policy.smallestGroup() && sheet.papers() < returned;
    boolean leavesFew = left > 0 && left < policy.smallestGroup();
    return small || leavesFew
        ? refuse(SHEET_TOO_SMALL)
        : List.of(new SheetCounted(c.ballot(), ballot.count().round(), sheet, c.at()));
  }

  private static boolean addsUp(Sheet sheet, Terms terms) {
    int valid = sheet.papers() - sheet.spoiled();
    return valid >= 0
        && terms.choices().containsAll(sheet.votes().keySet())
        && sheet.votes().values().stream().allMatch(votes -> votes <= valid)
        && sheet.marks() <= (long) valid * terms.seats();
  }

  static List<BallotEvent> recount(OrderRecount c, Ballot state) {
    Held held = BallotGate.held(state);
    Held ballot = held.phase() == Phase.CONTESTED ? held : BallotGate.counting(state);
    if (ballot.phase() == Phase.CONTESTED && !c.by().role().equals("DIS")) {
      return refuse(ROLE_NOT_ALLOWED); // who counted does not decide on doubts about the count
    }
    return List.of(new RecountOrdered(c.ballot(), ballot.count().round() + 1, c.reason(), c.at()));
  }

  List<BallotEvent> declare(DeclareBallot c, Ballot state) {
    Held ballot = BallotGate.counting(state);
    Result result = Tally.of(ballot.terms(), ballot.count().sheets().values(), ballot.households());
    return result.returned() == ballot.count(Standing.RETURNED)
        ? List.of(new BallotDeclared(c.ballot(), result, c.at().plus(c.contestWithin()), c.at()))
        : refuse(COUNT_INCOMPLETE);
  }

  static List<BallotEvent> contest(ContestBallot c, Ballot state) {
    Held ballot = BallotGate.held(state);
    return switch (ballot.phase()) {
      case PREPARED, COLLECTING, COUNTING -> refuse(BALLOT_NOT_DECLARED);
      case DECLARED ->
          c.at().isAfter(requireNonNull(ballot.contestBy()))
              ? refuse(CONTEST_WINDOW_OVER)
              : List.of(
                  new BallotContested(
                      c.ballot(), requireNonNull(c.by().person()), c.reason(), c.at()));
      case CONTESTED -> refuse(ALREADY_CONTESTED);
      case FINAL -> refuse(CONTEST_WINDOW_OVER);
    };
  }

  static List<BallotEvent> uphold(UpholdBallot c, Ballot state) {
    BallotGate.contested(state);
    return List.of(new BallotUpheld(c.ballot(), c.reason(), c.at()));
  }

  static List<BallotEvent> orderNew(OrderNewBallot c, Ballot state) {
    BallotGate.contested(state);
    return List.of(new NewBallotOrdered(c.ballot(), c.reason(), c.at()));
  }

  static List<BallotEvent> finalise(FinaliseBallot c, Ballot state) {
    return switch (BallotGate.held(state).phase()) {
      case PREPARED, COLLECTING, COUNTING -> refuse(BALLOT_NOT_DECLARED);
      case DECLARED -> List.of(new BallotFinalised(c.ballot(), c.at()));
      case CONTESTED -> refuse(BALLOT_CONTESTED);
      case FINAL -> refuse(BALLOT_ALREADY_FINAL);
    };
  }
}
