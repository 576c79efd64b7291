package org.jiebang.needs.ballot;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.ballot.Ballot.Held;
import org.jiebang.needs.ballot.Ballot.NotPrepared;

/** Doorstep ballots as a kind of stream: owned and seen by the community alone. */
public final class Ballots implements Aggregate<BallotCommand, Ballot, BallotEvent> {

  public static final Ballots INSTANCE = new Ballots();

  private final BallotDecider decider = new BallotDecider(BallotPolicy.DEFAULT);

  private Ballots() {}

  @Override
  public String name() {
    return "ballot";
  }

  @Override
  public Class<BallotEvent> events() {
    return BallotEvent.class;
  }

  @Override
  public Decider<BallotCommand, Ballot, BallotEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Ballot ballot) {
    return switch (ballot) {
      case NotPrepared() -> "NONE";
      case Held held -> held.phase().name();
    };
  }

  @Override
  public UUID tenantOf(Ballot ballot) {
    return ((Held) ballot).community().value();
  }
}
