package org.jiebang.matching.task;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.matching.inbound.Category;
import org.jiebang.matching.inbound.CommunityId;
import org.jiebang.matching.inbound.NeedId;
import org.jiebang.matching.inbound.PersonId;
import org.jiebang.matching.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/** What can happen to a task. Facts in the past tense: never edited, only added to. */
public sealed interface TaskEvent {

  TaskId task();

  Instant at();

  record TaskDrafted(
      TaskId task,
      CommunityId community,
      NeedId need,
      Category category,
      String title,
      TaskSheet sheet,
      Instant at)
      implements TaskEvent {}

  record TaskEdited(TaskId task, TaskSheet sheet, Instant at) implements TaskEvent {}

  /** 发榜. The sheet stands in it as posted: version 1, which bids cite. */
  record TaskPosted(
      TaskId task,
      CommunityId community,
      NeedId need,
      TaskMode mode,
      Category category,
      String title,
      TaskSheet sheet,
      int sheetVersion,
      List<Criterion> criteria,
      Instant closesAt,
      int points,
      int capacity,
      Instant at)
      implements TaskEvent {}

  /**
   * It also stands on another platform; said again for the same one, the last word counts.
   *
   * @param channel which, e.g. {@code ZHIYUANHUI} (志愿汇)
   * @param externalId what the activity is called there
   */
  record TaskPublishedElsewhere(
      TaskId task,
      CommunityId community,
      String channel,
      String externalId,
      @Nullable String url,
      Instant at)
      implements TaskEvent {}

  /**
   * @param sheetVersion from 2
   */
  record TaskAmended(TaskId task, int sheetVersion, TaskSheet sheet, Instant at)
      implements TaskEvent {}

  /**
   * 揭榜.
   *
   * @param sheetVersion the version of the sheet that the bid answers
   */
  record TaskClaimed(
      TaskId task,
      ClaimId claim,
      OrganisationId organisation,
      PersonId claimant,
      int sheetVersion,
      Envelope bid,
      Instant at)
      implements TaskEvent {}

  record BidAmended(
      TaskId task,
      ClaimId claim,
      OrganisationId organisation,
      int sheetVersion,
      Envelope bid,
      Instant at)
      implements TaskEvent {}

  record ClaimWithdrawn(TaskId task, ClaimId claim, OrganisationId organisation, Instant at)
      implements TaskEvent {}

  /** The window closed with claims: the one event in which bids can be read. */
  record BidsOpened(TaskId task, List<OpenedBid> bids, Instant at) implements TaskEvent {}

  /** 流榜: the window closed without a claim. */
  record TaskExpired(TaskId task, NeedId need, CommunityId community, Instant at)
      implements TaskEvent {}

  /**
   * @param score 0 to the criterion's highest
   */
  record BidScored(
      TaskId task,
      ClaimId claim,
      OrganisationId organisation,
      String criterion,
      int score,
      PersonId scorer,
      Instant at)
      implements TaskEvent {}

  /**
   * 定榜.
   *
   * @param total weighted mean of the scores, in thousandths of a weight point
   * @param confirmBy the organisation must commit before this instant
   */
  record ClaimAwarded(
      TaskId task,
      NeedId need,
      CommunityId community,
      ClaimId claim,
      OrganisationId organisation,
      long total,
      List<String> reasons,
      @Nullable ClaimId runnerUp,
      @Nullable TieBreak tieBreak,
      Instant confirmBy,
      Instant at)
      implements TaskEvent {}

  record ClaimRejected(
      TaskId task, ClaimId claim, OrganisationId organisation, String reason, Instant at)
      implements TaskEvent {}

  /** No bid was acceptable. */
  record TaskClosedWithoutAward(
      TaskId task, NeedId need, CommunityId community, String reason, Instant at)
      implements TaskEvent {}

  record AwardAppealed(
      TaskId task, ClaimId claim, OrganisationId organisation, String reason, Instant at)
      implements TaskEvent {}

  record AwardUpheld(TaskId task, String reason, Instant at) implements TaskEvent {}

  /** The award is taken back; the claims of this round stand again, opened and scored. */
  record AwardReversed(
      TaskId task, ClaimId claim, OrganisationId organisation, String reason, Instant at)
      implements TaskEvent {}

  record TaskCommitted(
      TaskId task,
      NeedId need,
      CommunityId community,
      ClaimId claim,
      OrganisationId organisation,
      Instant at)
      implements TaskEvent {}

  record AwardDeclined(
      TaskId task, ClaimId claim, OrganisationId organisation, String reason, Instant at)
      implements TaskEvent {}

  /** The awarded organisation let the time to commit pass. */
  record AwardLapsed(TaskId task, ClaimId claim, OrganisationId organisation, Instant at)
      implements TaskEvent {}

  /**
   * The task is on the board again.
   *
   * @param round from 2; claims of earlier rounds are history
   */
  record TaskReposted(
      TaskId task, NeedId need, CommunityId community, int round, Instant closesAt, Instant at)
      implements TaskEvent {}

  /** 落实. */
  record ExecutionPlanned(
      TaskId task,
      NeedId need,
      CommunityId community,
      OrganisationId organisation,
      OrganisationId department,
      List<PlannedSession> sessions,
      Instant at)
      implements TaskEvent {}

  record TaskStaffed(TaskId task, NeedId need, CommunityId community, Instant at)
      implements TaskEvent {}

  /**
   * @param minimumMet false: it started with fewer people than wanted (MINIMUM_NOT_MET)
   */
  record TaskStarted(
      TaskId task, NeedId need, CommunityId community, boolean minimumMet, Instant at)
      implements TaskEvent {}

  /**
   * @param proof addresses or names of what shows the work, at least one
   */
  record TaskDelivered(
      TaskId task,
      NeedId need,
      CommunityId community,
      String report,
      List<String> proof,
      Instant at)
      implements TaskEvent {}

  record AcceptanceRequested(TaskId task, NeedId need, CommunityId community, Instant at)
      implements TaskEvent {}

  record TaskCompleted(TaskId task, NeedId need, CommunityId community, Instant at)
      implements TaskEvent {}

  /**
   * @param round how often it was sent back, from 1
   */
  record TaskSentToRework(
      TaskId task, NeedId need, CommunityId community, List<String> items, int round, Instant at)
      implements TaskEvent {}

  record TaskFailed(TaskId task, NeedId need, CommunityId community, String reason, Instant at)
      implements TaskEvent {}

  record TaskResumed(TaskId task, NeedId need, CommunityId community, Instant at)
      implements TaskEvent {}

  /** Given up by the desk in mid-work; confirmed records stay. */
  record TaskAbandoned(TaskId task, NeedId need, CommunityId community, String reason, Instant at)
      implements TaskEvent {}

  /** 退榜: the organisation gave the task back. */
  record TaskForfeited(
      TaskId task,
      NeedId need,
      CommunityId community,
      OrganisationId organisation,
      String reason,
      Instant at)
      implements TaskEvent {}

  /** Ended although people had signed up. */
  record TaskCancelled(TaskId task, NeedId need, CommunityId community, String reason, Instant at)
      implements TaskEvent {}

  /** 撤榜: ended before anybody had signed up. */
  record TaskWithdrawn(TaskId task, NeedId need, CommunityId community, String reason, Instant at)
      implements TaskEvent {}
}
