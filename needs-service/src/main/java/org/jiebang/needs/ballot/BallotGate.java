package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.Rejected.refuse;

import org.jiebang.needs.ballot.Ballot.Held;
import org.jiebang.needs.ballot.Ballot.NotPrepared;
import org.jiebang.needs.ballot.Ballot.Phase;

/** Which phase a command needs, and what it is told in another one. */
final class BallotGate {

  private BallotGate() {}

  /** The ballot, whatever its phase. */
  static Held held(Ballot state) {
    return switch (state) {
      case Held held -> held;
      case NotPrepared() -> refuse(BallotRefusal.BALLOT_NOT_FOUND);
    };
  }

  /** While the roll can be changed. */
  static Held preparing(Ballot state) {
    Held held = held(state);
    return held.phase() == Phase.PREPARED ? held : refuse(BallotRefusal.COLLECTING_ALREADY_OPEN);
  }

  /** While papers go from door to door. */
  static Held collecting(Ballot state) {
    Held held = held(state);
    return switch (held.phase()) {
      case PREPARED -> refuse(BallotRefusal.COLLECTING_NOT_OPEN);
      case COLLECTING -> held;
      case COUNTING, DECLARED, CONTESTED, FINAL -> refuse(BallotRefusal.COLLECTING_CLOSED);
    };
  }

  /** While papers are counted. */
  static Held counting(Ballot state) {
    Held held = held(state);
    return switch (held.phase()) {
      case PREPARED -> refuse(BallotRefusal.COLLECTING_NOT_OPEN);
      case COLLECTING -> refuse(BallotRefusal.COLLECTING_STILL_OPEN);
      case COUNTING -> held;
      case DECLARED, CONTESTED -> refuse(BallotRefusal.BALLOT_ALREADY_DECLARED);
      case FINAL -> refuse(BallotRefusal.BALLOT_ALREADY_FINAL);
    };
  }

  /** While somebody's doubts wait for an answer. */
  static Held contested(Ballot state) {
    Held held = held(state);
    return switch (held.phase()) {
      case PREPARED, COLLECTING, COUNTING -> refuse(BallotRefusal.BALLOT_NOT_DECLARED);
      case DECLARED -> refuse(BallotRefusal.BALLOT_NOT_CONTESTED);
      case CONTESTED -> held;
      case FINAL -> refuse(BallotRefusal.BALLOT_ALREADY_FINAL);
    };
  }
}
