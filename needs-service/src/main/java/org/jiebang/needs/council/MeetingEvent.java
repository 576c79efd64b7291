package org.jiebang.needs.council;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.place.CommunityId;

/**
 * What can happen to a meeting. Reasons and the public minutes are official words: they name
 * nobody.
 */
public sealed interface MeetingEvent {

  MeetingId meeting();

  Instant at();

  /**
   * @param body whose meeting it is
   * @param date of {@code startsAt} in the community
   * @param minutes how long it lasts
   */
  record MeetingPlanned(
      MeetingId meeting,
      CommunityId community,
      BodyId body,
      LocalDate date,
      Instant startsAt,
      int minutes,
      String place,
      Instant at)
      implements MeetingEvent {}

  /**
   * @param entitled how many may attend; {@code quorum} of them are more than half
   * @param code keyed hash of the first door code
   */
  record MeetingConvened(
      MeetingId meeting, int entitled, int quorum, String code, Instant codeUntil, Instant at)
      implements MeetingEvent {}

  /**
   * @param number of the door code, from 2
   */
  record DoorCodeRenewed(MeetingId meeting, int number, String code, Instant codeUntil, Instant at)
      implements MeetingEvent {}

  record MemberCheckedIn(MeetingId meeting, UUID member, Instant at) implements MeetingEvent {}

  /** Decided together with the item, which is scheduled. */
  record MeetingItemAdded(MeetingId meeting, AgendaItemId item, int minutes, Instant at)
      implements MeetingEvent {}

  record MeetingItemRemoved(MeetingId meeting, AgendaItemId item, Instant at)
      implements MeetingEvent {}

  /**
   * @param minutes what was said, under the meeting's own key
   */
  record MeetingClosed(MeetingId meeting, Envelope minutes, Instant at) implements MeetingEvent {}

  /**
   * @param text for everybody, without personal data
   */
  record MinutesPublished(MeetingId meeting, String text, Instant at) implements MeetingEvent {}

  record MeetingCancelled(MeetingId meeting, String reason, Instant at) implements MeetingEvent {}
}
