package org.jiebang.needs.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.place.CommunityId;

/**
 * What can happen to a ballot. What a paper says and who returned one stand in different facts,
 * with nothing in common but the ballot.
 */
public sealed interface BallotEvent {

  BallotId ballot();

  Instant at();

  /**
   * @param rules how voting goes, as it is explained at the door
   * @param seats how many choices can be chosen, and how many marks a paper may have
   * @param opensAt from when papers may be handed out
   * @param closesAt when collecting ends by itself
   */
  record BallotPrepared(
      BallotId ballot,
      CommunityId community,
      BallotKind kind,
      String title,
      String question,
      String rules,
      List<Choice> choices,
      int seats,
      BallotRule rule,
      Instant opensAt,
      Instant closesAt,
      Instant at)
      implements BallotEvent {}

  /** The volunteers who go from door to door with it, from now on. */
  record CollectorsAppointed(BallotId ballot, List<UUID> collectors, Instant at)
      implements BallotEvent {}

  record HouseholdsEntitled(BallotId ballot, String building, List<String> doors, Instant at)
      implements BallotEvent {}

  record HouseholdsStruck(BallotId ballot, String building, List<String> doors, Instant at)
      implements BallotEvent {}

  /**
   * @param households entitled; nobody is added any more
   */
  record CollectingOpened(BallotId ballot, int households, Instant at) implements BallotEvent {}

  /**
   * @param afterRefusal the household had wanted none and thought better of it
   */
  record BallotHanded(
      BallotId ballot, Household household, boolean afterRefusal, UUID collector, Instant at)
      implements BallotEvent {}

  /** A paper that was spoiled at the door was destroyed there, and another one handed out. */
  record BallotReplaced(BallotId ballot, Household household, UUID collector, Instant at)
      implements BallotEvent {}

  /** The paper went into the bag. What it says is nobody's business until all are mixed. */
  record BallotReturned(BallotId ballot, Household household, UUID collector, Instant at)
      implements BallotEvent {}

  /**
   * @param paperBack it had a paper and gave it back without voting
   */
  record BallotRefused(
      BallotId ballot, Household household, boolean paperBack, UUID collector, Instant at)
      implements BallotEvent {}

  /**
   * What somebody said at a door, apart from any vote and any door.
   *
   * @param text under a key of its own, so that it can be erased alone
   */
  record OpinionRecorded(BallotId ballot, UUID opinion, Envelope text, Instant at)
      implements BallotEvent {}

  /**
   * @param outstanding households that returned nothing and refused nothing
   */
  record CollectingClosed(BallotId ballot, int returned, int refused, int outstanding, Instant at)
      implements BallotEvent {}

  record SheetCounted(BallotId ballot, int round, Sheet sheet, Instant at) implements BallotEvent {}

  /**
   * All sheets of the round before count no more.
   *
   * @param round that begins
   */
  record RecountOrdered(BallotId ballot, int round, String reason, Instant at)
      implements BallotEvent {}

  record BallotDeclared(BallotId ballot, Result result, Instant contestBy, Instant at)
      implements BallotEvent {}

  record BallotContested(BallotId ballot, UUID by, Envelope reason, Instant at)
      implements BallotEvent {}

  /** The declared result stands, whatever was said against it. */
  record BallotUpheld(BallotId ballot, String reason, Instant at) implements BallotEvent {}

  /**
   * The declared result is worth nothing; the households will be asked again, in another ballot.
   */
  record NewBallotOrdered(BallotId ballot, String reason, Instant at) implements BallotEvent {}

  /** Nobody contested the result in time. */
  record BallotFinalised(BallotId ballot, Instant at) implements BallotEvent {}
}
