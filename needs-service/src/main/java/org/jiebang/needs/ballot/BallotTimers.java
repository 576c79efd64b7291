package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.Timers.Change.Clear;
import org.jiebang.eventsourcing.Timers.Change.Set;
import org.jiebang.needs.ballot.BallotCommand.CloseCollecting;
import org.jiebang.needs.ballot.BallotCommand.FinaliseBallot;
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

/** The end of collecting, and of the time in which a result can be contested. */
public final class BallotTimers implements Timers<BallotCommand, Ballot, BallotEvent> {

  static final String CLOSE = "close-collecting";
  static final String FINAL = "final";

  @Override
  public Aggregate<BallotCommand, Ballot, BallotEvent> aggregate() {
    return Ballots.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<BallotEvent> fact) {
    return switch (fact.event()) {
      case BallotPrepared e -> List.of(new Set(CLOSE, e.closesAt()));
      case CollectingClosed _ -> List.of(new Clear(CLOSE));
      case BallotDeclared e -> List.of(new Set(FINAL, e.contestBy()));
      case BallotContested _ -> List.of(new Clear(FINAL));
      case CollectorsAppointed _,
          HouseholdsEntitled _,
          HouseholdsStruck _,
          CollectingOpened _,
          BallotHanded _,
          BallotReplaced _,
          BallotReturned _,
          BallotRefused _,
          OpinionRecorded _,
          SheetCounted _,
          RecountOrdered _,
          BallotUpheld _,
          NewBallotOrdered _,
          BallotFinalised _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    BallotId ballot = new BallotId(stream);
    BallotCommand command =
        switch (timer) {
          case CLOSE -> new CloseCollecting(ballot, SYSTEM, now);
          case FINAL -> new FinaliseBallot(ballot, now);
          default -> throw new IllegalArgumentException("no such timer of a ballot: " + timer);
        };
    return List.of(Step.of(Ballots.INSTANCE, stream, command));
  }
}
