package org.jiebang.needs.ballot;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.ballot.BallotBody.Counted;
import org.jiebang.needs.ballot.BallotBody.Ending;
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
import org.jspecify.annotations.Nullable;

/** Folds a ballot's events into what the API shows: numbers by building, never a door. */
public final class BallotPicture implements Picture<BallotBody, BallotEvent> {

  @Override
  public Class<BallotBody> body() {
    return BallotBody.class;
  }

  @Override
  public String state(BallotBody body) {
    return body.state();
  }

  @Override
  public BallotBody evolve(@Nullable BallotBody body, Recorded<BallotEvent> fact) {
    if (fact.event() instanceof BallotPrepared e) {
      return prepared(e);
    }
    BallotBody b = requireNonNull(body);
    return switch (fact.event()) {
      case BallotPrepared _ -> b;
      case CollectorsAppointed e -> collectedBy(b, e.collectors());
      case HouseholdsEntitled e -> turnout(b, e.building(), t -> t.entitled(e.doors().size()));
      case HouseholdsStruck e -> turnout(b, e.building(), t -> t.entitled(-e.doors().size()));
      case CollectingOpened _ -> in(b, "COLLECTING");
      case BallotHanded e ->
          turnout(b, e.household().building(), t -> t.moved(1, 0, e.afterRefusal() ? -1 : 0));
      case BallotReplaced _ -> counts(b, b.replaced() + 1, b.opinions());
      case BallotReturned e -> turnout(b, e.household().building(), t -> t.moved(-1, 1, 0));
      case BallotRefused e ->
          turnout(b, e.household().building(), t -> t.moved(e.paperBack() ? -1 : 0, 0, 1));
      case OpinionRecorded _ -> counts(b, b.replaced(), b.opinions() + 1);
      case CollectingClosed _ -> in(b, "COUNTING");
      case SheetCounted e -> {
        var sheets = new ArrayList<>(b.counted().sheets());
        sheets.add(e.sheet());
        yield counted(
            b,
            new Counted(e.round(), List.copyOf(sheets), b.counted().recountReason()),
            b.state(),
            b.ending());
      }
      case RecountOrdered e ->
          counted(b, new Counted(e.round(), List.of(), e.reason()), "COUNTING", Ending.NONE);
      case BallotDeclared e ->
          counted(
              b,
              b.counted(),
              "DECLARED",
              new Ending(e.result(), e.contestBy(), null, null, null, null));
      case BallotContested e -> {
        Ending was = b.ending();
        yield counted(
            b,
            b.counted(),
            "CONTESTED",
            new Ending(was.result(), was.contestBy(), e.by(), e.reason(), null, null));
      }
      case BallotUpheld e -> ended(b, "UPHELD", e.reason());
      case NewBallotOrdered e -> ended(b, "NEW_BALLOT", e.reason());
      case BallotFinalised _ -> ended(b, "UNCONTESTED", null);
    };
  }

  private static BallotBody prepared(BallotPrepared e) {
    return new BallotBody(
        e.ballot().value(),
        "PREPARED",
        e.community().value(),
        e.kind(),
        e.title(),
        e.question(),
        e.rules(),
        e.choices(),
        e.seats(),
        e.rule(),
        e.opensAt(),
        e.closesAt(),
        List.of(),
        List.of(),
        0,
        0,
        new Counted(1, List.of(), null),
        Ending.NONE);
  }

  /** Changes the numbers of one building; one without households is none. */
  private static BallotBody turnout(
      BallotBody b, String building, UnaryOperator<BuildingTurnout> change) {
    var turnout = new ArrayList<BuildingTurnout>();
    boolean known = false;
    for (BuildingTurnout each : b.turnout()) {
      boolean same = each.buildings().getFirst().equals(building);
      known |= same;
      turnout.add(same ? change.apply(each) : each);
    }
    if (!known) {
      turnout.add(change.apply(new BuildingTurnout(List.of(building), 0, 0, 0, 0)));
    }
    turnout.removeIf(each -> each.entitled() == 0);
    return with(
        b,
        b.state(),
        b.collectors(),
        List.copyOf(turnout),
        b.replaced(),
        b.opinions(),
        b.counted(),
        b.ending());
  }

  private static BallotBody collectedBy(BallotBody b, List<UUID> collectors) {
    return with(
        b, b.state(), collectors, b.turnout(), b.replaced(), b.opinions(), b.counted(), b.ending());
  }

  private static BallotBody in(BallotBody b, String state) {
    return with(
        b, state, b.collectors(), b.turnout(), b.replaced(), b.opinions(), b.counted(), b.ending());
  }

  private static BallotBody counts(BallotBody b, int replaced, int opinions) {
    return with(
        b, b.state(), b.collectors(), b.turnout(), replaced, opinions, b.counted(), b.ending());
  }

  private static BallotBody counted(BallotBody b, Counted counted, String state, Ending ending) {
    return with(b, state, b.collectors(), b.turnout(), b.replaced(), b.opinions(), counted, ending);
  }

  private static BallotBody ended(BallotBody b, String outcome, @Nullable String reason) {
    Ending was = b.ending();
    return counted(
        b,
        b.counted(),
        "FINAL",
        new Ending(
            was.result(),
            was.contestBy(),
            was.contestedBy(),
            was.contestReason(),
            outcome,
            reason));
  }

  private static BallotBody with(
      BallotBody b,
      String state,
      List<UUID> collectors,
      List<BuildingTurnout> turnout,
      int replaced,
      int opinions,
      Counted counted,
      Ending ending) {
    return new BallotBody(
        b.id(),
        state,
        b.community(),
        b.kind(),
        b.title(),
        b.question(),
        b.rules(),
        b.choices(),
        b.seats(),
        b.rule(),
        b.opensAt(),
        b.closesAt(),
        collectors,
        turnout,
        replaced,
        opinions,
        counted,
        ending);
  }
}
