package org.jiebang.needs.council;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can happen to an agenda item. Titles and reasons are official words: they name nobody. */
public sealed interface AgendaItemEvent {

  AgendaItemId item();

  Instant at();

  /**
   * @param body whose agenda it is for
   * @param proposer null when the monthly list brought it
   */
  record AgendaItemProposed(
      AgendaItemId item,
      CommunityId community,
      BodyId body,
      String title,
      List<NeedId> needs,
      @Nullable UUID proposer,
      Instant at)
      implements AgendaItemEvent {}

  record AgendaItemScheduled(AgendaItemId item, MeetingId meeting, int minutes, Instant at)
      implements AgendaItemEvent {}

  record AgendaItemUnscheduled(AgendaItemId item, MeetingId meeting, Instant at)
      implements AgendaItemEvent {}

  /** Its meeting was cancelled; what was voted there counts for nothing. */
  record AgendaItemReturned(AgendaItemId item, MeetingId meeting, Instant at)
      implements AgendaItemEvent {}

  record DiscussionOpened(AgendaItemId item, Instant at) implements AgendaItemEvent {}

  record DiscussionMovedOn(AgendaItemId item, DiscussionStage stage, Instant at)
      implements AgendaItemEvent {}

  /**
   * @param text under the member's key
   */
  record ContributionRecorded(
      AgendaItemId item,
      UUID contribution,
      DiscussionStage stage,
      UUID member,
      Envelope text,
      Instant at)
      implements AgendaItemEvent {}

  /**
   * @param vote its id: an item may be voted on again at another meeting
   * @param paperKey public key that ballot papers are checked with, base64url; for secret votes
   * @param paperSecret its private half, under the vote's own key, which is destroyed at the end
   */
  record VoteOpened(
      AgendaItemId item,
      UUID vote,
      VoteRules rules,
      Instant closesAt,
      @Nullable String paperKey,
      @Nullable Envelope paperSecret,
      Instant at)
      implements AgendaItemEvent {}

  /**
   * The one paper of a member in a secret vote. What stands on it nobody but the member has seen.
   *
   * @param paper SHA-256 of the blinded paper as it was signed, in hex
   */
  record BallotPaperIssued(AgendaItemId item, UUID vote, UUID member, String paper, Instant at)
      implements AgendaItemEvent {}

  /** An open vote; the last one of a member counts. */
  record VoteCast(AgendaItemId item, UUID vote, UUID member, Choice choice, Instant at)
      implements AgendaItemEvent {}

  /**
   * @param ballots of a secret vote, ordered by what they say; of an open one they are the events
   *     before
   */
  record VoteClosed(
      AgendaItemId item, UUID vote, List<Choice> ballots, VoteResult result, Instant at)
      implements AgendaItemEvent {}

  /**
   * @param winners options adopted, best first; for ranks only
   * @param tieReason why the chair decided a tie so; null: there was none
   */
  record AgendaItemDecided(
      AgendaItemId item,
      Outcome outcome,
      List<String> winners,
      @Nullable String tieReason,
      Instant at)
      implements AgendaItemEvent {}

  record AgendaItemDeferred(AgendaItemId item, String reason, Instant at)
      implements AgendaItemEvent {}

  /** The district's word. It stands beside the vote and never hides it. */
  record DecisionOverridden(AgendaItemId item, Outcome outcome, String reason, Instant at)
      implements AgendaItemEvent {}

  /** Tasks on the board follow from it. */
  record AgendaItemExecuted(AgendaItemId item, List<UUID> tasks, Instant at)
      implements AgendaItemEvent {}

  /**
   * @param how it ended: COMPLETED, FAILED, CANCELLED, WITHDRAWN, EXPIRED, CLOSED_WITHOUT_AWARD or
   *     ABANDONED
   */
  record AgendaTaskEnded(AgendaItemId item, UUID task, String how, Instant at)
      implements AgendaItemEvent {}

  record AgendaItemAccounted(AgendaItemId item, Instant at) implements AgendaItemEvent {}

  record AgendaItemWithdrawn(AgendaItemId item, Instant at) implements AgendaItemEvent {}
}
