package org.jiebang.needs.need;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.needlist.ListLevel;
import org.jiebang.needs.needlist.NeedListId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a need. */
public sealed interface NeedCommand {

  NeedId need();

  Actor by();

  Instant at();

  /** What a need says, sealed. */
  record Words(
      @Nullable Envelope authorName,
      @Nullable Envelope authorPhone,
      @Nullable Envelope text,
      @Nullable Envelope riskStatement) {}

  /** Whether the youth council (青年议事会) stands in the way of planning a need. */
  enum Council {
    /** The category does without its decision. */
    NOT_ASKED,
    ADOPTED,
    UNDECIDED
  }

  /** What a project that somebody names has to do with a need. */
  enum Citation {
    /** Nobody named one. */
    NOT_NAMED,
    /** The community has no such project. */
    UNKNOWN,
    /** It cites others. */
    OTHER_NEEDS,
    /** It cites the need, and is only proposed, or over. */
    NOT_UNDER_WAY,
    /** It cites the need, and is approved or active. */
    UNDER_WAY
  }

  /**
   * @param kept how long, from now on
   */
  record SaveDraft(
      NeedId need,
      CommunityId community,
      @Nullable EstateId estate,
      @Nullable Category category,
      Words words,
      Duration kept,
      Actor by,
      Instant at)
      implements NeedCommand {}

  /** From the timer of a draft that was not submitted in time. */
  record EraseDraft(NeedId need, Actor by, Instant at) implements NeedCommand {}

  /**
   * @param communityOpen what the community's stream said a moment ago
   * @param estates those of the community
   * @param risky what the taxonomy in force says of the category; so {@code anonymousAllowed}
   * @param channel as whoever submits it says; null: it follows from their role
   * @param author whose need it is
   * @param whereabouts as the community's grid map says; null: it has none
   */
  record SubmitNeed(
      NeedId need,
      CommunityId community,
      boolean communityOpen,
      Set<EstateId> estates,
      @Nullable EstateId estate,
      Category category,
      boolean risky,
      boolean anonymousAllowed,
      @Nullable Channel channel,
      UUID author,
      @Nullable Envelope authorName,
      @Nullable Envelope authorPhone,
      Envelope text,
      @Nullable Envelope riskStatement,
      Particulars particulars,
      @Nullable Whereabouts whereabouts,
      Actor by,
      Instant at)
      implements NeedCommand {}

  /**
   * What is null stays as it is.
   *
   * @param whereabouts where it lies then; null: it stays there
   * @param note true: add the text as a note, which is all that is left once others have joined
   */
  record AmendNeed(
      NeedId need,
      Set<EstateId> estates,
      @Nullable EstateId estate,
      @Nullable Envelope text,
      @Nullable Envelope riskStatement,
      Particulars.@Nullable Amendment more,
      @Nullable Whereabouts whereabouts,
      boolean note,
      Actor by,
      Instant at)
      implements NeedCommand {}

  record RequestInfo(NeedId need, Envelope question, Actor by, Instant at) implements NeedCommand {}

  record ProvideInfo(NeedId need, Envelope answer, Actor by, Instant at) implements NeedCommand {}

  /** From the timer of a question without an answer. */
  record LapseInfoRequest(NeedId need, Actor by, Instant at) implements NeedCommand {}

  /** From the timers of the deadlines. */
  record MarkOverdue(NeedId need, Instant deadline, Actor by, Instant at) implements NeedCommand {}

  /**
   * @param onMap false: the community's grid map knows no such grid and micro-grid on this day
   */
  record VerifyNeed(
      NeedId need,
      Urgency urgency,
      @Nullable String grid,
      @Nullable String microGrid,
      boolean onMap,
      Actor by,
      Instant at)
      implements NeedCommand {}

  record JoinNeed(NeedId need, Actor by, Instant at) implements NeedCommand {}

  record LeaveNeed(NeedId need, Actor by, Instant at) implements NeedCommand {}

  /**
   * Decided together with {@link AbsorbNeed} on the other need.
   *
   * @param leadsTo what {@code into} was itself merged into, and so on
   */
  record MergeNeed(
      NeedId need,
      NeedId into,
      CommunityId intoCommunity,
      List<NeedId> leadsTo,
      Actor by,
      Instant at)
      implements NeedCommand {}

  record AbsorbNeed(NeedId need, NeedId from, List<UUID> supporters, Actor by, Instant at)
      implements NeedCommand {}

  /** Decided together with {@link ReleaseNeed} on the other need. */
  record UnmergeNeed(NeedId need, Actor by, Instant at) implements NeedCommand {}

  record ReleaseNeed(NeedId need, NeedId from, Actor by, Instant at) implements NeedCommand {}

  record DeclineNeed(
      NeedId need, @Nullable String reasonCode, @Nullable Envelope text, Actor by, Instant at)
      implements NeedCommand {}

  record PublishDecline(NeedId need, Actor by, Instant at) implements NeedCommand {}

  record ReferNeed(NeedId need, String body, @Nullable Envelope text, Actor by, Instant at)
      implements NeedCommand {}

  record RecordReferralAnswer(
      NeedId need, boolean solved, @Nullable Envelope text, Actor by, Instant at)
      implements NeedCommand {}

  /** Decided together with the list, which must be open. */
  record ListNeed(NeedId need, NeedListId list, ListLevel level, Actor by, Instant at)
      implements NeedCommand {}

  /** From a list that was closed and whose needs are on {@code list} now. */
  record RollUpNeed(NeedId need, NeedListId list, ListLevel level, Actor by, Instant at)
      implements NeedCommand {}

  record PutNeedOnAgenda(NeedId need, UUID item, Actor by, Instant at) implements NeedCommand {}

  record TakeNeedOffAgenda(NeedId need, UUID item, String outcome, Actor by, Instant at)
      implements NeedCommand {}

  /**
   * @param council what the youth council says
   * @param resourceMatched some resource of the community fits
   */
  record PlanNeed(
      NeedId need,
      @Nullable UUID project,
      Citation citation,
      Council council,
      boolean resourceMatched,
      @Nullable Envelope overrideReason,
      Actor by,
      Instant at)
      implements NeedCommand {}

  /**
   * @param task that came to nothing; null when its project was stopped
   */
  record UnplanNeed(NeedId need, @Nullable UUID task, String why, Actor by, Instant at)
      implements NeedCommand {}

  record StartService(NeedId need, UUID task, Actor by, Instant at) implements NeedCommand {}

  record BackToPlanned(NeedId need, UUID task, Actor by, Instant at) implements NeedCommand {}

  record DeliverNeed(NeedId need, UUID task, Actor by, Instant at) implements NeedCommand {}

  record ReworkNeed(NeedId need, UUID task, Actor by, Instant at) implements NeedCommand {}

  /** By the system when nobody said anything in time. */
  record ConfirmResult(
      NeedId need, boolean satisfied, @Nullable Envelope text, Actor by, Instant at)
      implements NeedCommand {}

  /**
   * @param acceptance that is final and passed; null when there is none
   */
  record ResolveNeed(NeedId need, UUID task, @Nullable UUID acceptance, Actor by, Instant at)
      implements NeedCommand {}

  record ResolveDirectly(
      NeedId need,
      ResolutionKind kind,
      @Nullable UUID meeting,
      @Nullable Envelope evidence,
      Actor by,
      Instant at)
      implements NeedCommand {}

  record ReopenNeed(NeedId need, Envelope reason, Actor by, Instant at) implements NeedCommand {}

  record HoldNeed(NeedId need, @Nullable Envelope reason, Actor by, Instant at)
      implements NeedCommand {}

  record ResumeNeed(NeedId need, Actor by, Instant at) implements NeedCommand {}

  /**
   * @param anonymise true: take back only the author's name, which is all that is left once others
   *     have joined
   */
  record WithdrawNeed(NeedId need, boolean anonymise, Actor by, Instant at)
      implements NeedCommand {}
}
