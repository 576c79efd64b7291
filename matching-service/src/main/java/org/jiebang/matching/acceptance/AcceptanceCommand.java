package org.jiebang.matching.acceptance;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What someone may ask of an acceptance. Facts of other streams arrive in the command. */
public sealed interface AcceptanceCommand {

  AcceptanceId acceptance();

  Actor by();

  Instant at();

  /**
   * The community desk names the panel, from the beginning of the work on (全程参与).
   *
   * @param department that does the work; the organisation itself while nothing is planned
   * @param author of the need; null when not known
   * @param criteria codes of what is to be assessed, at least one
   * @param members in order; the first is the chair
   * @param quorum how many must have reviewed; null for more than half
   * @param ratingRequired whether the beneficiary's rating (or its time-out) is waited for
   */
  record FormPanel(
      AcceptanceId acceptance,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      @Nullable UUID author,
      List<String> criteria,
      List<UUID> members,
      @Nullable Integer quorum,
      boolean ratingRequired,
      TaskFacts facts,
      Actor by,
      Instant at)
      implements AcceptanceCommand {}

  /** A member looks on while the work is done; observing is not serving. */
  record JoinVisit(
      AcceptanceId acceptance, boolean taskUnderWay, @Nullable Envelope note, Actor by, Instant at)
      implements AcceptanceCommand {}

  /**
   * The task was delivered: the panel may begin. Without a panel nothing happens; it begins when
   * the panel is formed.
   */
  record RequestReview(AcceptanceId acceptance, Actor by, Instant at)
      implements AcceptanceCommand {}

  /**
   * One member, one criterion, once.
   *
   * @param sealed the {@link Verdict}, under the acceptance's own key: nobody reads it before the
   *     decision
   * @param remark under the member's key
   * @param delivered whether the task waits for acceptance
   */
  record AssessCriterion(
      AcceptanceId acceptance,
      String criterion,
      Envelope sealed,
      @Nullable Envelope remark,
      boolean delivered,
      Actor by,
      Instant at)
      implements AcceptanceCommand {}

  /**
   * @param opened the verdicts, unsealed for the decision
   * @param ratingGiven whether the beneficiary has rated
   * @param department that did the work
   */
  record Decide(
      AcceptanceId acceptance,
      List<OpenedVerdict> opened,
      boolean ratingGiven,
      UUID department,
      Actor by,
      Instant at)
      implements AcceptanceCommand {}

  record Contest(AcceptanceId acceptance, Envelope reason, Actor by, Instant at)
      implements AcceptanceCommand {}

  /** A party says that it will not contest. */
  record WaiveContest(AcceptanceId acceptance, Actor by, Instant at) implements AcceptanceCommand {}

  /**
   * @param result the district's word on a contested decision; null otherwise
   */
  record Finalise(AcceptanceId acceptance, @Nullable AcceptanceResult result, Actor by, Instant at)
      implements AcceptanceCommand {}

  /**
   * @param committed the task is COMMITTED or further, and not over
   * @param delivered it waits for acceptance
   * @param servedOnTask members that took part in one of its sessions
   * @param ofExecutingOrganisation members that belong to the organisation or department
   */
  record TaskFacts(
      boolean committed,
      boolean delivered,
      Set<UUID> servedOnTask,
      Set<UUID> ofExecutingOrganisation) {}

  /** One unsealed verdict. */
  record OpenedVerdict(UUID member, String criterion, Verdict verdict) {}
}
