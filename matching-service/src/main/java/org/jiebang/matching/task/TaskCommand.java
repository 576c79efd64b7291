package org.jiebang.matching.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.inbound.NeedId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a task. Facts of other streams come in the command. */
public sealed interface TaskCommand {

  TaskId task();

  Actor by();

  Instant at();

  /**
   * @param needElsewhere the need is known to belong to another community
   */
  record DraftTask(
      TaskId task,
      CommunityId community,
      NeedId need,
      boolean needElsewhere,
      Category category,
      TaskSheet sheet,
      Actor by,
      Instant at)
      implements TaskCommand {}

  /** Edits a draft; once posted, amends what bids answer to. */
  record EditTask(TaskId task, TaskSheet sheet, Actor by, Instant at) implements TaskCommand {}

  /** 发榜. */
  record PostTask(TaskId task, Terms terms, boolean needPlanned, Actor by, Instant at)
      implements TaskCommand {}

  /**
   * The task also stands on another platform, such as 志愿汇.
   *
   * @param channel which, as a code, e.g. {@code ZHIYUANHUI}
   * @param externalId what the activity is called there
   */
  record PublishElsewhere(
      TaskId task, String channel, String externalId, @Nullable String url, Actor by, Instant at)
      implements TaskCommand {}

  /**
   * 揭榜. That an active agreement covers it is decided by the agreement, in the same transaction.
   *
   * @param eligible the organisation is open and of a kind that may claim in this mode
   * @param deskOfCommunity the claimant also holds the desk's role in the task's community
   * @param bid sealed under the task's key
   */
  record ClaimTask(
      TaskId task,
      ClaimId claim,
      OrganisationId organisation,
      boolean eligible,
      boolean deskOfCommunity,
      Envelope bid,
      Actor by,
      Instant at)
      implements TaskCommand {}

  record AmendBid(TaskId task, ClaimId claim, Envelope bid, Actor by, Instant at)
      implements TaskCommand {}

  record WithdrawClaim(TaskId task, ClaimId claim, Actor by, Instant at) implements TaskCommand {}

  /**
   * The window is over: opens the bids, or lets the task expire (流榜) when there is none.
   *
   * @param texts of the bids, by the envelope each was opened from
   */
  record CloseClaims(TaskId task, Map<Envelope, String> texts, Actor by, Instant at)
      implements TaskCommand {}

  /**
   * @param interests the organisations the scorer belongs to, and what lies above them
   */
  record ScoreBid(
      TaskId task,
      ClaimId claim,
      String criterion,
      int score,
      Set<UUID> interests,
      Actor by,
      Instant at)
      implements TaskCommand {}

  /**
   * 定榜.
   *
   * @param rejections why each of the others (but the runner-up) was not chosen
   * @param interests the organisations the awarder belongs to, and what lies above them
   */
  record AwardClaim(
      TaskId task,
      ClaimId claim,
      List<String> reasons,
      @Nullable ClaimId runnerUp,
      @Nullable TieBreak tieBreak,
      Map<ClaimId, String> rejections,
      Set<UUID> interests,
      Actor by,
      Instant at)
      implements TaskCommand {}

  record CloseWithoutAward(TaskId task, String reason, Actor by, Instant at)
      implements TaskCommand {}

  record AppealAward(TaskId task, String reason, Actor by, Instant at) implements TaskCommand {}

  record DecideAppeal(TaskId task, boolean upheld, String reason, Actor by, Instant at)
      implements TaskCommand {}

  record CommitTask(TaskId task, Actor by, Instant at) implements TaskCommand {}

  record DeclineAward(TaskId task, String reason, Actor by, Instant at) implements TaskCommand {}

  /** The awarded organisation did not answer in time. */
  record LapseAward(TaskId task, Actor by, Instant at) implements TaskCommand {}

  /**
   * 落实: the university gives the task to one of its departments.
   *
   * @param inOrganisation the department is the awarded organisation's own
   */
  record PlanExecution(
      TaskId task,
      OrganisationId department,
      boolean inOrganisation,
      List<PlannedSession> sessions,
      Actor by,
      Instant at)
      implements TaskCommand {}

  /**
   * A sign-up was confirmed. Below the minimum, and once staffed, it changes nothing.
   *
   * @param confirmed people of that session, this one included
   */
  record StaffTask(TaskId task, int confirmed, Actor by, Instant at) implements TaskCommand {}

  /**
   * @param atCheckIn true when somebody checks in: then it is no mistake that the task runs already
   */
  record StartTask(TaskId task, boolean atCheckIn, Actor by, Instant at) implements TaskCommand {}

  /**
   * @param sessionOpen a session of the plan is neither recorded nor cancelled
   * @param serviceRecorded at least one record stands in any session
   */
  record DeliverTask(
      TaskId task,
      String report,
      List<String> proof,
      boolean sessionOpen,
      boolean serviceRecorded,
      Actor by,
      Instant at)
      implements TaskCommand {}

  record RequestAcceptance(TaskId task, Actor by, Instant at) implements TaskCommand {}

  /** The acceptance is final: passed, with or without remarks. */
  record CompleteTask(TaskId task, Actor by, Instant at) implements TaskCommand {}

  /** The acceptance is final: more work is needed. Beyond the limit the task fails. */
  record SendToRework(TaskId task, List<String> items, Actor by, Instant at)
      implements TaskCommand {}

  /** The acceptance is final: failed. */
  record FailTask(TaskId task, String reason, Actor by, Instant at) implements TaskCommand {}

  record ResumeWork(TaskId task, Actor by, Instant at) implements TaskCommand {}

  record AbandonTask(TaskId task, String reason, Actor by, Instant at) implements TaskCommand {}

  /** 退榜. */
  record GiveUpTask(TaskId task, String reason, Actor by, Instant at) implements TaskCommand {}

  /**
   * Ends a task that people may have signed up for.
   *
   * @param signedUp somebody has signed up for a session and not withdrawn
   * @param checkedIn somebody has checked in to a session
   */
  record CancelTask(
      TaskId task, String reason, boolean signedUp, boolean checkedIn, Actor by, Instant at)
      implements TaskCommand {}

  /** 撤榜: ends a task that nobody has signed up for. */
  record WithdrawTask(TaskId task, String reason, boolean signedUp, Actor by, Instant at)
      implements TaskCommand {}
}
