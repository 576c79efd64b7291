package org.jiebang.needs.council;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of an agenda item. */
public sealed interface AgendaItemCommand {

  AgendaItemId item();

  Actor by();

  Instant at();

  /**
   * Decided together with the needs, which go on the agenda.
   *
   * @param topicOpen one of the needs is before a council already
   */
  record ProposeItem(
      AgendaItemId item,
      CommunityId community,
      BodyId body,
      String title,
      List<NeedId> needs,
      boolean topicOpen,
      Actor by,
      Instant at)
      implements AgendaItemCommand {}

  /**
   * Decided together with the meeting, which has to have room.
   *
   * @param meetingOf the body whose meeting it is
   */
  record ScheduleItem(
      AgendaItemId item,
      Roster roster,
      MeetingId meeting,
      BodyId meetingOf,
      int minutes,
      Actor by,
      Instant at)
      implements AgendaItemCommand {}

  /**
   * Decided together with the meeting.
   *
   * @param meeting on whose agenda it was a moment ago; null: on none
   */
  record UnscheduleItem(
      AgendaItemId item, Roster roster, @Nullable MeetingId meeting, Actor by, Instant at)
      implements AgendaItemCommand {}

  /** Decided together with the meeting, which is cancelled. */
  record ReturnItem(AgendaItemId item, MeetingId meeting, Actor by, Instant at)
      implements AgendaItemCommand {}

  record OpenDiscussion(
      AgendaItemId item, Roster roster, Attendance attendance, Actor by, Instant at)
      implements AgendaItemCommand {}

  record MoveOn(AgendaItemId item, Roster roster, DiscussionStage stage, Actor by, Instant at)
      implements AgendaItemCommand {}

  record Contribute(
      AgendaItemId item,
      UUID contribution,
      Attendance attendance,
      Envelope text,
      Actor by,
      Instant at)
      implements AgendaItemCommand {}

  /**
   * @param paperKey for secret votes, with {@code paperSecret}
   */
  record OpenVote(
      AgendaItemId item,
      Roster roster,
      Attendance attendance,
      UUID vote,
      VoteRules rules,
      Instant closesAt,
      @Nullable String paperKey,
      @Nullable Envelope paperSecret,
      Actor by,
      Instant at)
      implements AgendaItemCommand {}

  /**
   * @param paper SHA-256 of the blinded paper
   */
  record IssueBallotPaper(
      AgendaItemId item, Attendance attendance, String paper, Actor by, Instant at)
      implements AgendaItemCommand {}

  record CastVote(AgendaItemId item, Attendance attendance, Choice choice, Actor by, Instant at)
      implements AgendaItemCommand {}

  /**
   * @param ballots what was in the box of a secret vote, after it was locked; of an open vote empty
   */
  record CloseVote(
      AgendaItemId item, @Nullable Roster roster, List<Choice> ballots, Actor by, Instant at)
      implements AgendaItemCommand {}

  /**
   * @param picks of what is tied: YES or NO, or as many options as places are left
   */
  record DecideTie(
      AgendaItemId item, Roster roster, List<String> picks, String reason, Actor by, Instant at)
      implements AgendaItemCommand {}

  record DeferItem(AgendaItemId item, Roster roster, String reason, Actor by, Instant at)
      implements AgendaItemCommand {}

  record OverrideDecision(AgendaItemId item, Outcome outcome, String reason, Actor by, Instant at)
      implements AgendaItemCommand {}

  /**
   * @param tasks as they are known at the moment
   */
  record AssignItem(AgendaItemId item, List<BoardTask> tasks, Actor by, Instant at)
      implements AgendaItemCommand {}

  /** A task on the board that may have followed from this item is over. */
  record EndTask(AgendaItemId item, UUID task, String how, Actor by, Instant at)
      implements AgendaItemCommand {}

  /**
   * @param tasks of the item, as they are known at the moment
   */
  record AccountItem(AgendaItemId item, List<BoardTask> tasks, Actor by, Instant at)
      implements AgendaItemCommand {}

  /**
   * Decided together with the meeting when it is on an agenda.
   *
   * @param meeting on whose agenda it was a moment ago; null: on none
   */
  record WithdrawItem(
      AgendaItemId item, Roster roster, @Nullable MeetingId meeting, Actor by, Instant at)
      implements AgendaItemCommand {}
}
