package org.jiebang.matching.acceptance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What can happen to the acceptance of a task. */
public sealed interface AcceptanceEvent {

  AcceptanceId acceptance();

  Instant at();

  /**
   * @param members in order; the first is the chair
   * @param quorum how many must have reviewed every criterion
   */
  record PanelFormed(
      AcceptanceId acceptance,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      @Nullable UUID author,
      List<String> criteria,
      List<UUID> members,
      int quorum,
      boolean ratingRequired,
      Instant at)
      implements AcceptanceEvent {}

  record AcceptanceVisited(
      AcceptanceId acceptance, UUID member, @Nullable Envelope note, Instant at)
      implements AcceptanceEvent {}

  /**
   * @param round 1, and one more after each rework
   */
  record AcceptanceRequested(AcceptanceId acceptance, UUID task, int round, Instant at)
      implements AcceptanceEvent {}

  record CriterionAssessed(
      AcceptanceId acceptance,
      UUID member,
      String criterion,
      Envelope sealed,
      @Nullable Envelope remark,
      Instant at)
      implements AcceptanceEvent {}

  /**
   * Enough members have reviewed everything. The rest have until {@code decideBy}; then the clock
   * decides.
   */
  record QuorumReached(AcceptanceId acceptance, Instant decideBy, Instant at)
      implements AcceptanceEvent {}

  /**
   * @param department that did the work
   * @param perCriterion the same majority rule, criterion by criterion
   * @param dissent members whose own verdict differs
   * @param contestUntil when the window to contest ends
   */
  record AcceptanceDecided(
      AcceptanceId acceptance,
      UUID task,
      UUID department,
      AcceptanceResult result,
      Map<String, Verdict> perCriterion,
      List<UUID> dissent,
      Instant contestUntil,
      Instant at)
      implements AcceptanceEvent {}

  /**
   * @param party {@code EXECUTOR} or {@code BENEFICIARY}
   */
  record ContestWaived(AcceptanceId acceptance, Party party, Instant at)
      implements AcceptanceEvent {}

  record AcceptanceContested(AcceptanceId acceptance, Party party, Envelope reason, Instant at)
      implements AcceptanceEvent {}

  /** The one event that moves task, need and points. */
  record AcceptanceFinal(
      AcceptanceId acceptance,
      UUID task,
      UUID need,
      UUID community,
      AcceptanceResult result,
      Instant at)
      implements AcceptanceEvent {}

  /** Who may contest a decision. */
  enum Party {
    /** The university and department that carried out the task. */
    EXECUTOR,
    /** The resident whose need it was. */
    BENEFICIARY
  }
}
