package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.ballot.Ballot.Count;
import org.jiebang.needs.ballot.Ballot.Held;
import org.jiebang.needs.ballot.Ballot.NotPrepared;
import org.jiebang.needs.ballot.Ballot.Phase;
import org.jiebang.needs.ballot.Ballot.Terms;
import org.jiebang.needs.ballot.BallotCommand.AppointCollectors;
import org.jiebang.needs.ballot.BallotCommand.CloseCollecting;
import org.jiebang.needs.ballot.BallotCommand.ContestBallot;
import org.jiebang.needs.ballot.BallotCommand.CountSheet;
import org.jiebang.needs.ballot.BallotCommand.DeclareBallot;
import org.jiebang.needs.ballot.BallotCommand.EntitleHouseholds;
import org.jiebang.needs.ballot.BallotCommand.FinaliseBallot;
import org.jiebang.needs.ballot.BallotCommand.HandBallots;
import org.jiebang.needs.ballot.BallotCommand.OpenCollecting;
import org.jiebang.needs.ballot.BallotCommand.OrderNewBallot;
import org.jiebang.needs.ballot.BallotCommand.OrderRecount;
import org.jiebang.needs.ballot.BallotCommand.PrepareBallot;
import org.jiebang.needs.ballot.BallotCommand.RecordOpinion;
import org.jiebang.needs.ballot.BallotCommand.RefuseBallot;
import org.jiebang.needs.ballot.BallotCommand.ReplaceBallot;
import org.jiebang.needs.ballot.BallotCommand.ReturnBallots;
import org.jiebang.needs.ballot.BallotCommand.StrikeHouseholds;
import org.jiebang.needs.ballot.BallotCommand.UpholdBallot;
import org.jiebang.needs.ballot.BallotEvent.BallotContested;
import org.jiebang.needs.ballot.BallotEvent.BallotDeclared;
import org.jiebang.needs.ballot.BallotEvent.BallotFinalised;
import org.jiebang.needs.ballot.BallotEvent.BallotHanded;
import org.jiebang.needs.ballot.BallotEvent.BallotPrepared;
import org.jiebang.needs.ballot.BallotEvent.BallotRefused;
import org.jiebang.needs.ballot.BallotEvent.BallotReplaced;
import org.jiebang.needs.ballot.BallotEvent.BallotReturned;
import org.jiebang.needs.ballot.BallotEvent.BallotUpheld;
import org.jiebang.needs.ballot.BallotEvent.CollectingClosed;
import org.jiebang.needs.ballot.BallotEvent.CollectingOpened;
import org.jiebang.needs.ballot.BallotEvent.CollectorsAppointed;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsEntitled;
import org.jiebang.needs.ballot.BallotEvent.HouseholdsStruck;
import org.jiebang.needs.ballot.BallotEvent.NewBallotOrdered;
import org.jiebang.needs.ballot.BallotEvent.OpinionRecorded;
import org.jiebang.needs.ballot.BallotEvent.RecountOrdered;
import org.jiebang.needs.ballot.BallotEvent.SheetCounted;
import org.jiebang.needs.ballot.Roll.Standing;

/** The rules of a doorstep ballot: see LIFECYCLES, "Ballot", and ADR 0058. */
final class BallotDecider implements Decider<BallotCommand, Ballot, BallotEvent> {

  private final Preparing preparing;
  private final Counting counting;

  BallotDecider(BallotPolicy policy) {
    this.preparing = new Preparing(policy);
    this.counting = new Counting(policy);
  }

  @Override
  public Ballot initial() {
    return new NotPrepared();
  }

  @Override
  public List<BallotEvent> decide(BallotCommand command, Ballot state) {
    return switch (command) {
      case PrepareBallot c ->
          switch (state) {
            case NotPrepared() -> preparing.prepare(c);
            case Held _ -> refuse(BallotRefusal.BALLOT_ALREADY_PREPARED);
          };
      case AppointCollectors c -> Preparing.appoint(c, state);
      case EntitleHouseholds c -> preparing.entitle(c, state);
      case StrikeHouseholds c -> Preparing.strike(c, state);
      case OpenCollecting c -> Preparing.open(c, state);
      case HandBallots c -> Collecting.hand(c, state);
      case ReplaceBallot c -> Collecting.replace(c, state);
      case ReturnBallots c -> Collecting.takeBack(c, state);
      case RefuseBallot c -> Collecting.refusePaper(c, state);
      case RecordOpinion c -> Collecting.recordOpinion(c, state);
      case CloseCollecting c -> Collecting.close(c, state);
      case CountSheet c -> counting.count(c, state);
      case OrderRecount c -> Counting.recount(c, state);
      case DeclareBallot c -> counting.declare(c, state);
      case ContestBallot c -> Counting.contest(c, state);
      case UpholdBallot c -> Counting.uphold(c, state);
      case OrderNewBallot c -> Counting.orderNew(c, state);
      case FinaliseBallot c -> Counting.finalise(c, state);
    };
  }

  @Override
  public Ballot evolve(Ballot state, BallotEvent event) {
    if (event instanceof BallotPrepared e) {
      return new Held(
          e.ballot(),
          e.community(),
          new Terms(
              e.choices().stream().map(Choice::code).toList(),
              e.seats(),
              e.rule(),
              e.opensAt(),
              e.closesAt()),
          Phase.PREPARED,
          Set.of(),
          Map.of(),
          new Count(1, Map.of()),
          null);
    }
    Held ballot = (Held) state;
    return switch (event) {
      case BallotPrepared _ -> ballot;
      case CollectorsAppointed e -> ballot.collectedBy(Set.copyOf(e.collectors()));
      case HouseholdsEntitled e ->
          ballot.with(
              e.building(), ballot.rolls().getOrDefault(e.building(), Roll.EMPTY).with(e.doors()));
      case HouseholdsStruck e ->
          ballot.with(
              e.building(),
              ballot.rolls().getOrDefault(e.building(), Roll.EMPTY).without(e.doors()));
      case CollectingOpened _ -> ballot.in(Phase.COLLECTING);
      case BallotHanded e -> ballot.with(e.household(), Standing.HANDED);
      case BallotReturned e -> ballot.with(e.household(), Standing.RETURNED);
      case BallotRefused e -> ballot.with(e.household(), Standing.REFUSED);
      case BallotReplaced _, OpinionRecorded _ -> ballot;
      case CollectingClosed _ -> ballot.in(Phase.COUNTING);
      case SheetCounted e -> ballot.counted(ballot.count().with(e.sheet()));
      case RecountOrdered e -> ballot.counted(new Count(e.round(), Map.of())).in(Phase.COUNTING);
      case BallotDeclared e -> ballot.declaredUntil(e.contestBy());
      case BallotContested _ -> ballot.in(Phase.CONTESTED);
      case BallotUpheld _, NewBallotOrdered _, BallotFinalised _ -> ballot.in(Phase.FINAL);
    };
  }
}
