package org.jiebang.needs.ballot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.place.CommunityId;

/** What can be asked of a ballot. */
public sealed interface BallotCommand {

  BallotId ballot();

  Instant at();

  record PrepareBallot(
      BallotId ballot,
      CommunityId community,
      BallotKind kind,
      String title,
      String question,
      String rules,
      List<Choice> choices,
      int seats,
      Instant opensAt,
      Instant closesAt,
      Instant at)
      implements BallotCommand {}

  record AppointCollectors(BallotId ballot, List<UUID> collectors, Instant at)
      implements BallotCommand {}

  record EntitleHouseholds(BallotId ballot, String building, List<String> doors, Instant at)
      implements BallotCommand {}

  record StrikeHouseholds(BallotId ballot, String building, List<String> doors, Instant at)
      implements BallotCommand {}

  record OpenCollecting(BallotId ballot, Instant at) implements BallotCommand {}

  /** All of these doors or none. */
  record HandBallots(BallotId ballot, String building, List<String> doors, Actor by, Instant at)
      implements BallotCommand {}

  record ReplaceBallot(BallotId ballot, Household household, Actor by, Instant at)
      implements BallotCommand {}

  /** All of these doors or none. */
  record ReturnBallots(BallotId ballot, String building, List<String> doors, Actor by, Instant at)
      implements BallotCommand {}

  record RefuseBallot(BallotId ballot, Household household, Actor by, Instant at)
      implements BallotCommand {}

  record RecordOpinion(BallotId ballot, UUID opinion, Envelope text, Actor by, Instant at)
      implements BallotCommand {}

  record CloseCollecting(BallotId ballot, Actor by, Instant at) implements BallotCommand {}

  record CountSheet(BallotId ballot, Sheet sheet, Instant at) implements BallotCommand {}

  record OrderRecount(BallotId ballot, String reason, Actor by, Instant at)
      implements BallotCommand {}

  /**
   * @param contestWithin how long the result may be contested
   */
  record DeclareBallot(BallotId ballot, Duration contestWithin, Instant at)
      implements BallotCommand {}

  record ContestBallot(BallotId ballot, Envelope reason, Actor by, Instant at)
      implements BallotCommand {}

  record UpholdBallot(BallotId ballot, String reason, Instant at) implements BallotCommand {}

  record OrderNewBallot(BallotId ballot, String reason, Instant at) implements BallotCommand {}

  /** From the timer of a result that nobody contested. */
  record FinaliseBallot(BallotId ballot, Instant at) implements BallotCommand {}
}
