package org.jiebang.needs.council;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;

/** What can be asked of a meeting. */
public sealed interface MeetingCommand {

  MeetingId meeting();

  Actor by();

  Instant at();

  /**
   * @param roster of the day of {@code startsAt}
   */
  record PlanMeeting(
      MeetingId meeting,
      Roster roster,
      Instant startsAt,
      int minutes,
      String place,
      Actor by,
      Instant at)
      implements MeetingCommand {}

  /**
   * @param code keyed hash of the first door code
   * @param codeFor how long it opens the door
   */
  record ConveneMeeting(
      MeetingId meeting, Roster roster, String code, Duration codeFor, Actor by, Instant at)
      implements MeetingCommand {}

  /**
   * @param number of the new code
   * @param codeFor how long it opens the door
   */
  record RenewDoorCode(
      MeetingId meeting,
      Roster roster,
      int number,
      String code,
      Duration codeFor,
      Actor by,
      Instant at)
      implements MeetingCommand {}

  /**
   * @param code keyed hash of what the member typed
   */
  record CheckInMember(MeetingId meeting, Roster roster, String code, Actor by, Instant at)
      implements MeetingCommand {}

  /** Decided together with the item, which checks that the chair asks. */
  record AddItem(MeetingId meeting, AgendaItemId item, int minutes, Actor by, Instant at)
      implements MeetingCommand {}

  /** Decided together with the item. */
  record RemoveItem(MeetingId meeting, AgendaItemId item, Actor by, Instant at)
      implements MeetingCommand {}

  /**
   * @param done items that are decided, deferred or withdrawn, or went to another meeting: what was
   *     once so stays so
   */
  record CloseMeeting(
      MeetingId meeting,
      Roster roster,
      Set<AgendaItemId> done,
      Envelope minutes,
      Actor by,
      Instant at)
      implements MeetingCommand {}

  record PublishMinutes(MeetingId meeting, Roster roster, String text, Actor by, Instant at)
      implements MeetingCommand {}

  /** Decided together with its items, which go back to being proposed. */
  record CancelMeeting(
      MeetingId meeting,
      Roster roster,
      Set<AgendaItemId> items,
      String reason,
      Actor by,
      Instant at)
      implements MeetingCommand {}
}
