package org.jiebang.needs.need;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.needlist.NeedListId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a need. Facts in the past tense: never edited, only added to. Every free text
 * and everything personal is an envelope under the author's key (of a draft: under the draft's own,
 * which goes with it).
 */
public sealed interface NeedEvent {

  NeedId need();

  Instant at();

  /**
   * @param eraseAt when it is erased unless it is submitted or saved again
   */
  record NeedDraftSaved(
      NeedId need,
      CommunityId community,
      @Nullable EstateId estate,
      @Nullable Category category,
      UUID author,
      @Nullable Envelope authorName,
      @Nullable Envelope authorPhone,
      @Nullable Envelope text,
      @Nullable Envelope riskStatement,
      Instant eraseAt,
      Instant at)
      implements NeedEvent {}

  record NeedDraftErased(NeedId need, Instant at) implements NeedEvent {}

  /**
   * Since version 2 with its particulars.
   *
   * @param author whose need it is: a person's id; of an anonymous need an id that only this need
   *     has, see {@link #whose}
   * @param collector who wrote it down for the author, if somebody else did
   * @param authorName null where the need is anonymous; so {@code authorPhone}
   * @param verifyBy by when somebody should have verified it
   */
  record NeedSubmitted(
      NeedId need,
      CommunityId community,
      @Nullable EstateId estate,
      Category category,
      Channel channel,
      UUID author,
      @Nullable UUID collector,
      @Nullable Envelope authorName,
      @Nullable Envelope authorPhone,
      Envelope text,
      @Nullable Envelope riskStatement,
      Particulars particulars,
      Instant verifyBy,
      Instant at)
      implements NeedEvent {

    /**
     * The author, whom an anonymous need names nowhere but as the one under whose key its text is
     * sealed: envelopes leave the service in no way, and go with the author.
     */
    public UUID whose() {
      return particulars.anonymous() ? text.sub() : author;
    }
  }

  /**
   * The community's grid map says where it lies, by what it told of its place. Whoever verifies it
   * may know better.
   *
   * @param grid its code; null: in none of the map's; so {@code microGrid}
   */
  record NeedLocated(NeedId need, @Nullable String grid, @Nullable String microGrid, Instant at)
      implements NeedEvent {}

  /** What is null stays as it was. Since version 2 also of its particulars. */
  record NeedAmended(
      NeedId need,
      @Nullable EstateId estate,
      @Nullable Envelope text,
      @Nullable Envelope riskStatement,
      Particulars.@Nullable Amendment more,
      Instant at)
      implements NeedEvent {}

  /** Others have joined, so the text stands and what was to be changed is added to it. */
  record NeedNoteAdded(NeedId need, Envelope note, Instant at) implements NeedEvent {}

  record NeedInfoRequested(NeedId need, Envelope question, Instant answerBy, Instant at)
      implements NeedEvent {}

  /**
   * @param verifyBy moved on by the time that the question was open
   */
  record NeedInfoProvided(NeedId need, Envelope answer, Instant verifyBy, Instant at)
      implements NeedEvent {}

  record NeedInfoRequestLapsed(NeedId need, Instant verifyBy, Instant at) implements NeedEvent {}

  /** A deadline passed while the need was at {@code stage}; at most once per stage. */
  record NeedOverdue(NeedId need, CommunityId community, Stage stage, Instant deadline, Instant at)
      implements NeedEvent {}

  /**
   * @param grid number of the grid it lies in, as the community counts; so {@code microGrid}
   * @param dueAt by when it is to be resolved, from the urgency
   */
  record NeedVerified(
      NeedId need,
      Urgency urgency,
      @Nullable String grid,
      @Nullable String microGrid,
      Instant dueAt,
      UUID verifier,
      Instant at)
      implements NeedEvent {}

  record NeedSupported(NeedId need, UUID supporter, Instant at) implements NeedEvent {}

  record NeedUnsupported(NeedId need, UUID supporter, Instant at) implements NeedEvent {}

  record NeedMerged(NeedId need, NeedId into, Instant at) implements NeedEvent {}

  /**
   * @param deadline of the stage it is back at, if it has one
   */
  record NeedUnmerged(
      NeedId need, NeedId from, Stage backTo, @Nullable Instant deadline, Instant at)
      implements NeedEvent {}

  /**
   * Another need was merged into this one.
   *
   * @param supporters its author and everybody who had joined it, ascending
   */
  record NeedSupportersCarried(NeedId need, NeedId from, List<UUID> supporters, Instant at)
      implements NeedEvent {}

  record NeedSupportersReturned(NeedId need, NeedId from, Instant at) implements NeedEvent {}

  record NeedDeclined(NeedId need, String reasonCode, Envelope text, Instant at)
      implements NeedEvent {}

  /** From now on the community sees that it was declined, and the code; never the text. */
  record NeedDeclinePublished(NeedId need, Instant at) implements NeedEvent {}

  /**
   * @param body who is to deal with it instead, e.g. the subdistrict office
   */
  record NeedReferred(NeedId need, String body, @Nullable Envelope text, Instant at)
      implements NeedEvent {}

  /**
   * @param solved true: resolved elsewhere; false: it came back and is due at {@code dueAt}
   * @param confirmBy when silence counts as consent; null: after the default time, or not solved
   */
  record NeedReferralAnswered(
      NeedId need,
      boolean solved,
      @Nullable Envelope text,
      @Nullable Instant dueAt,
      @Nullable Instant confirmBy,
      Instant at)
      implements NeedEvent {

    /** With the default time. */
    public NeedReferralAnswered(
        NeedId need, boolean solved, @Nullable Envelope text, @Nullable Instant dueAt, Instant at) {
      this(need, solved, text, dueAt, null, at);
    }
  }

  /** Put on a list, or rolled up with its list to the next level. */
  record NeedListed(NeedId need, NeedListId list, ListLevel level, Instant at)
      implements NeedEvent {}

  record NeedPutOnAgenda(NeedId need, UUID item, Instant at) implements NeedEvent {}

  /**
   * @param outcome of the item: {@code REJECTED}, {@code DEFERRED} or {@code WITHDRAWN}
   */
  record NeedTakenOffAgenda(NeedId need, UUID item, String outcome, Instant at)
      implements NeedEvent {}

  /**
   * @param overrideReason why it is planned although no resource matches
   */
  record NeedPlanned(
      NeedId need,
      CommunityId community,
      @Nullable UUID project,
      @Nullable Envelope overrideReason,
      Instant at)
      implements NeedEvent {}

  /**
   * @param task that came to nothing; null when its project was stopped
   * @param why e.g. {@code TASK_EXPIRED}
   */
  record NeedUnplanned(NeedId need, @Nullable UUID task, String why, Instant at)
      implements NeedEvent {}

  record NeedServiceStarted(NeedId need, UUID task, Instant at) implements NeedEvent {}

  record NeedBackToPlanned(NeedId need, UUID task, Instant at) implements NeedEvent {}

  /**
   * @param confirmBy when silence counts as consent; null: after the default time
   */
  record NeedDelivered(NeedId need, UUID task, @Nullable Instant confirmBy, Instant at)
      implements NeedEvent {

    /** With the default time. */
    public NeedDelivered(NeedId need, UUID task, Instant at) {
      this(need, task, null, at);
    }
  }

  record NeedInRework(NeedId need, UUID task, Instant at) implements NeedEvent {}

  /**
   * @param by who confirmed; null when nobody did in time and silence counts
   */
  record NeedResultConfirmed(
      NeedId need, @Nullable UUID by, boolean satisfied, @Nullable Envelope text, Instant at)
      implements NeedEvent {}

  /**
   * @param acceptance of the task that served it; null when resolved without one
   * @param kind how it was resolved without a task
   * @param meeting where it was agreed, for {@code COORDINATED}
   * @param confirmBy when silence counts as consent; null: after the default time
   */
  record NeedResolved(
      NeedId need,
      @Nullable UUID acceptance,
      @Nullable ResolutionKind kind,
      @Nullable UUID meeting,
      @Nullable Envelope evidence,
      @Nullable Instant confirmBy,
      Instant at)
      implements NeedEvent {

    /** With the default time. */
    public NeedResolved(
        NeedId need,
        @Nullable UUID acceptance,
        @Nullable ResolutionKind kind,
        @Nullable UUID meeting,
        @Nullable Envelope evidence,
        Instant at) {
      this(need, acceptance, kind, meeting, evidence, null, at);
    }
  }

  record NeedReopened(NeedId need, Envelope reason, Urgency urgency, Instant dueAt, Instant at)
      implements NeedEvent {}

  record NeedHeld(NeedId need, Envelope reason, Instant at) implements NeedEvent {}

  /**
   * @param dueAt moved on by the time on hold
   */
  record NeedResumed(NeedId need, Stage backTo, Instant dueAt, Instant at) implements NeedEvent {}

  record NeedWithdrawn(NeedId need, Instant at) implements NeedEvent {}

  /** Others have joined, so the need stands without its author's name. */
  record NeedAuthorAnonymised(NeedId need, Instant at) implements NeedEvent {}
}
