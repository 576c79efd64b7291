package org.jiebang.matching.session;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What can happen to a session and to those who take part in it. Facts: only added to. */
public sealed interface SessionEvent {

  SessionId session();

  Instant at();

  record SessionPlanned(
      SessionId session,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      String category,
      Instant startsAt,
      Instant endsAt,
      String place,
      int capacity,
      boolean membersOnly,
      Instant at)
      implements SessionEvent {}

  /**
   * @param waitlistPlaces 0: no waiting list
   */
  record SessionOpened(SessionId session, int waitlistPlaces, boolean approval, Instant at)
      implements SessionEvent {}

  record SessionLocked(SessionId session, Instant at) implements SessionEvent {}

  record SessionStarted(SessionId session, UUID task, Instant at) implements SessionEvent {}

  record SessionEnded(SessionId session, UUID task, Instant at) implements SessionEvent {}

  record SessionCancelled(SessionId session, UUID task, String reason, Instant at)
      implements SessionEvent {}

  /**
   * @param confirmed false when the department still has to approve: {@code APPLIED}
   */
  record SignedUp(SessionId session, UUID volunteer, boolean confirmed, Instant at)
      implements SessionEvent {}

  /**
   * @param place on the waiting list, from 1
   */
  record Waitlisted(SessionId session, UUID volunteer, int place, Instant at)
      implements SessionEvent {}

  /**
   * Somebody without a place came to the door; the department decides.
   *
   * @param window of the code they showed; null without
   */
  record WalkInRequested(SessionId session, UUID volunteer, @Nullable Integer window, Instant at)
      implements SessionEvent {}

  record SignupConfirmed(SessionId session, UUID volunteer, Instant at) implements SessionEvent {}

  record SignupRejected(SessionId session, UUID volunteer, String reason, Instant at)
      implements SessionEvent {}

  record WaitlistPromoted(SessionId session, UUID volunteer, Instant at) implements SessionEvent {}

  /**
   * @param noticeMinutes before the planned start, 0 when it had begun
   * @param late less notice than the policy asks for; it is never forbidden (条例 art. 22)
   */
  record SignupWithdrawn(
      SessionId session, UUID volunteer, int noticeMinutes, boolean late, Instant at)
      implements SessionEvent {}

  /**
   * @param window of the code; null when somebody else checked them in
   */
  record CheckedIn(
      SessionId session,
      UUID task,
      UUID volunteer,
      CheckInMethod method,
      @Nullable String place,
      @Nullable Integer window,
      Instant at)
      implements SessionEvent {}

  record CheckedOut(
      SessionId session, UUID volunteer, CheckInMethod method, @Nullable Integer window, Instant at)
      implements SessionEvent {}

  /**
   * @param assumedAt the planned end, or the check-in when that was later
   */
  record CheckOutAssumed(SessionId session, UUID volunteer, Instant assumedAt, Instant at)
      implements SessionEvent {}

  record NoShowMarked(SessionId session, UUID volunteer, Instant at) implements SessionEvent {}

  record ExcuseAccepted(SessionId session, UUID volunteer, Envelope text, Instant at)
      implements SessionEvent {}

  /**
   * @param minutes counted, 0 to the planned length
   * @param rawMinutes between check-in and check-out
   * @param rule what changed the raw minutes: {@code CAP_APPLIED}, {@code
   *     BELOW_PRESENCE_THRESHOLD}; absent when nothing did
   * @param ruleVersion of the policy that counted
   */
  record ServiceRecorded(
      UUID record,
      SessionId session,
      UUID task,
      UUID need,
      UUID community,
      UUID volunteer,
      Instant startedAt,
      Instant endedAt,
      int minutes,
      int rawMinutes,
      Evidence evidence,
      @Nullable String rule,
      int ruleVersion,
      Instant at)
      implements SessionEvent {}

  /** A record without check-in and check-out; somebody vouches for it. */
  record ServiceBackfilled(
      UUID record,
      SessionId session,
      UUID task,
      UUID need,
      UUID community,
      UUID volunteer,
      Instant startedAt,
      Instant endedAt,
      int minutes,
      @Nullable Envelope guarantee,
      Instant at)
      implements SessionEvent {}

  /**
   * Everybody who came has a record.
   *
   * @param records how many
   */
  record SessionRecorded(SessionId session, UUID task, int records, Instant at)
      implements SessionEvent {}

  /** One confirmed service record: the fact that points are earned from. */
  record ServiceConfirmed(
      UUID record,
      SessionId session,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      UUID volunteer,
      String category,
      Instant startedAt,
      Instant endedAt,
      int minutes,
      int rawMinutes,
      Evidence evidence,
      Instant at)
      implements SessionEvent {}

  /** No record waits for confirmation any more. */
  record SessionConfirmed(SessionId session, UUID task, Instant at) implements SessionEvent {}

  record RecordDisputed(UUID record, SessionId session, UUID volunteer, Envelope reason, Instant at)
      implements SessionEvent {}

  /**
   * @param reason a code
   * @param approver who decided
   */
  record RecordCorrected(
      UUID record,
      SessionId session,
      UUID task,
      UUID need,
      UUID community,
      UUID volunteer,
      Instant startedAt,
      Instant endedAt,
      int minutesBefore,
      int minutesAfter,
      String reason,
      @Nullable UUID approver,
      Instant at)
      implements SessionEvent {}

  /**
   * @param minutes that no longer count
   */
  record RecordVoided(
      UUID record,
      SessionId session,
      UUID task,
      UUID need,
      UUID community,
      UUID volunteer,
      int minutes,
      String reasonCode,
      Instant at)
      implements SessionEvent {}

  /**
   * @param minutesBefore that no longer count
   */
  record ServiceZeroed(
      UUID record,
      SessionId session,
      UUID task,
      UUID need,
      UUID community,
      UUID volunteer,
      UUID evaluation,
      String rule,
      int minutesBefore,
      Instant at)
      implements SessionEvent {}
}
