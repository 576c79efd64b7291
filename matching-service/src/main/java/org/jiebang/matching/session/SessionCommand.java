package org.jiebang.matching.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What someone may ask of a session. Facts of other streams arrive in the command. */
public sealed interface SessionCommand {

  SessionId session();

  Actor by();

  Instant at();

  /** Issued together with the task's execution plan. */
  record PlanSession(
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
      Actor by,
      Instant at)
      implements SessionCommand {}

  /**
   * @param waitlistPlaces 0 for no waiting list
   * @param approval true when the department wants to approve each sign-up
   */
  record OpenSignup(SessionId session, int waitlistPlaces, boolean approval, Actor by, Instant at)
      implements SessionCommand {}

  record LockSignup(SessionId session, Actor by, Instant at) implements SessionCommand {}

  record StartSession(SessionId session, Actor by, Instant at) implements SessionCommand {}

  /** Ending an ended session is success without events: clock and department may both do it. */
  record EndSession(SessionId session, Actor by, Instant at) implements SessionCommand {}

  /**
   * @param reason a code such as {@code WEATHER}; no free text, it is public
   */
  record CancelSession(SessionId session, String reason, Actor by, Instant at)
      implements SessionCommand {}

  /**
   * A volunteer takes a place for themself; nobody is put in by others.
   *
   * @param waitlist true when the volunteer would also take a place on the waiting list
   */
  record SignUp(
      SessionId session,
      UUID volunteer,
      boolean waitlist,
      VolunteerFacts facts,
      Actor by,
      Instant at)
      implements SessionCommand {}

  record ApproveSignup(SessionId session, UUID volunteer, Actor by, Instant at)
      implements SessionCommand {}

  /**
   * @param reason a code such as {@code NO_EXPERIENCE}
   */
  record RejectSignup(SessionId session, UUID volunteer, String reason, Actor by, Instant at)
      implements SessionCommand {}

  /** The next on the waiting list gets a place that is free. */
  record PromoteWaitlisted(SessionId session, UUID volunteer, Actor by, Instant at)
      implements SessionCommand {}

  record WithdrawSignup(SessionId session, UUID volunteer, Actor by, Instant at)
      implements SessionCommand {}

  /**
   * @param code null when somebody else checks the volunteer in
   * @param place where it happens; null when not known
   * @param walkIn true when somebody without a place asks to be let in
   */
  record CheckIn(
      SessionId session,
      UUID volunteer,
      CheckInMethod method,
      @Nullable PresentedCode code,
      @Nullable String place,
      boolean walkIn,
      Actor by,
      Instant at)
      implements SessionCommand {}

  record CheckOut(
      SessionId session,
      UUID volunteer,
      CheckInMethod method,
      @Nullable PresentedCode code,
      Actor by,
      Instant at)
      implements SessionCommand {}

  /**
   * Settles a participation that nobody closed: who came and did not check out is taken to have
   * stayed to the planned end; who did not come is absent, or excused.
   *
   * @param excuse present when the absence is excused
   */
  record CloseMissing(
      SessionId session, UUID volunteer, @Nullable Envelope excuse, Actor by, Instant at)
      implements SessionCommand {}

  /** Counts the service of everybody who came, and settles what is still missing. */
  record RecordService(SessionId session, Actor by, Instant at) implements SessionCommand {}

  /**
   * @param guarantee who vouches, and how; null is refused
   */
  record BackfillService(
      SessionId session,
      UUID volunteer,
      Instant startedAt,
      Instant endedAt,
      @Nullable Envelope guarantee,
      Actor by,
      Instant at)
      implements SessionCommand {}

  record ConfirmService(SessionId session, UUID volunteer, Actor by, Instant at)
      implements SessionCommand {}

  record DisputeRecord(SessionId session, UUID volunteer, Envelope reason, Actor by, Instant at)
      implements SessionCommand {}

  /**
   * The corrected times; the server counts the minutes again.
   *
   * @param reason a code such as {@code LATE_CHECK_OUT}
   */
  record ResolveDispute(
      SessionId session,
      UUID volunteer,
      Instant startedAt,
      Instant endedAt,
      String reason,
      Actor by,
      Instant at)
      implements SessionCommand {}

  /**
   * @param reasonCode such as {@code NOT_SERVED}
   */
  record VoidRecord(SessionId session, UUID volunteer, String reasonCode, Actor by, Instant at)
      implements SessionCommand {}

  /**
   * A published rule takes the service away after a bad evaluation.
   *
   * @param rule its name; null when there is none, which is refused
   */
  record ZeroService(
      SessionId session,
      UUID volunteer,
      UUID evaluation,
      @Nullable String rule,
      Actor by,
      Instant at)
      implements SessionCommand {}

  /**
   * What the volunteer's own stream says about them at the time of asking.
   *
   * @param registered false when they never registered as a volunteer
   * @param trained categories with a valid training on the session's day
   * @param insuredUntil null without insurance
   * @param adult 18 or older
   * @param memberOf organisations that have confirmed the membership
   */
  record VolunteerFacts(
      boolean registered,
      List<String> trained,
      @Nullable Instant insuredUntil,
      boolean adult,
      List<UUID> memberOf) {}
}
