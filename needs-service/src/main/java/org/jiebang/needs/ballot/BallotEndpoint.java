package org.jiebang.needs.ballot;

import static org.jiebang.eventsourcing.Rejected.refuse;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.needs.ballot.Ballot.Held;

/** What every resource of ballots hands its requests to. */
@Singleton
public class BallotEndpoint {

  static final String PATH = "/api/v1/ballots";

  private final Endpoint<BallotCommand, Ballot, BallotEvent, BallotBody, ShownBallot> endpoint;
  private final BallotAudience audience;
  private final CurrentCaller caller;

  BallotEndpoint(Endpoints endpoints, BallotAudience audience, CurrentCaller caller) {
    this.endpoint = endpoints.of(Ballots.INSTANCE, new BallotPicture(), PATH, audience);
    this.audience = audience;
    this.caller = caller;
  }

  Endpoint<BallotCommand, Ballot, BallotEvent, BallotBody, ShownBallot> ballots() {
    return endpoint;
  }

  /**
   * The ballot, for who goes from door to door with it.
   *
   * @throws org.jiebang.eventsourcing.Rejected BALLOT_NOT_FOUND, ROLE_NOT_ALLOWED
   */
  Held collected(UUID ballot) {
    return switch (endpoint.readable(ballot)) {
      case Held held when audience.collects(caller.get(), held) -> held;
      case Held _ -> refuse(BallotRefusal.ROLE_NOT_ALLOWED);
      case Ballot.NotPrepared() -> refuse(BallotRefusal.BALLOT_NOT_FOUND);
    };
  }
}
