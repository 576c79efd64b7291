package org.jiebang.matching.session;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jiebang.matching.session.Participation.State;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Phase;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.Session.Signup;
import org.jiebang.matching.session.SessionEvent.CheckOutAssumed;
import org.jiebang.matching.session.SessionEvent.CheckedIn;
import org.jiebang.matching.session.SessionEvent.CheckedOut;
import org.jiebang.matching.session.SessionEvent.ExcuseAccepted;
import org.jiebang.matching.session.SessionEvent.NoShowMarked;
import org.jiebang.matching.session.SessionEvent.RecordCorrected;
import org.jiebang.matching.session.SessionEvent.RecordDisputed;
import org.jiebang.matching.session.SessionEvent.RecordVoided;
import org.jiebang.matching.session.SessionEvent.ServiceBackfilled;
import org.jiebang.matching.session.SessionEvent.ServiceConfirmed;
import org.jiebang.matching.session.SessionEvent.ServiceRecorded;
import org.jiebang.matching.session.SessionEvent.ServiceZeroed;
import org.jiebang.matching.session.SessionEvent.SessionCancelled;
import org.jiebang.matching.session.SessionEvent.SessionConfirmed;
import org.jiebang.matching.session.SessionEvent.SessionEnded;
import org.jiebang.matching.session.SessionEvent.SessionLocked;
import org.jiebang.matching.session.SessionEvent.SessionOpened;
import org.jiebang.matching.session.SessionEvent.SessionPlanned;
import org.jiebang.matching.session.SessionEvent.SessionRecorded;
import org.jiebang.matching.session.SessionEvent.SessionStarted;
import org.jiebang.matching.session.SessionEvent.SignedUp;
import org.jiebang.matching.session.SessionEvent.SignupConfirmed;
import org.jiebang.matching.session.SessionEvent.SignupRejected;
import org.jiebang.matching.session.SessionEvent.SignupWithdrawn;
import org.jiebang.matching.session.SessionEvent.WaitlistPromoted;
import org.jiebang.matching.session.SessionEvent.Waitlisted;
import org.jiebang.matching.session.SessionEvent.WalkInRequested;

/** Adds one event to a session. */
final class SessionFold {

  private SessionFold() {}

  static Session evolve(Session state, SessionEvent event) {
    return switch (event) {
      case SessionPlanned e -> new Existing(plan(e), Phase.PLANNED, null, null, Map.of());
      case SessionOpened e -> {
        Existing s = of(state);
        var signup = new Signup(e.waitlistPlaces(), e.approval());
        yield new Existing(s.plan(), Phase.OPEN, signup, null, s.participations());
      }
      case SessionLocked _ -> of(state).in(Phase.LOCKED);
      case SessionStarted _ -> of(state).in(Phase.RUNNING);
      case SessionEnded e -> {
        Existing s = of(state);
        yield new Existing(s.plan(), Phase.ENDED, s.signup(), e.at(), s.participations());
      }
      case SessionCancelled _ -> of(state).in(Phase.CANCELLED);
      case SessionRecorded _ -> of(state).in(Phase.RECORDED);
      case SessionConfirmed _ -> of(state).in(Phase.CONFIRMED);
      case SignedUp e ->
          of(state)
              .withLast(
                  Participation.of(
                      e.volunteer(), e.confirmed() ? State.CONFIRMED_PLACE : State.APPLIED, false));
      case Waitlisted e ->
          of(state).withLast(Participation.of(e.volunteer(), State.WAITLISTED, false));
      case WalkInRequested e ->
          of(state).withLast(Participation.of(e.volunteer(), State.APPLIED, true).used(e.window()));
      case SignupConfirmed e -> turn(state, e.volunteer(), State.CONFIRMED_PLACE);
      case SignupRejected e -> turn(state, e.volunteer(), State.WITHDRAWN);
      case WaitlistPromoted e -> turn(state, e.volunteer(), State.CONFIRMED_PLACE);
      case SignupWithdrawn e -> turn(state, e.volunteer(), State.WITHDRAWN);
      case CheckedIn e ->
          of(state).with(part(state, e.volunteer()).used(e.window()).checkedIn(e.at()));
      case CheckedOut e ->
          of(state).with(part(state, e.volunteer()).used(e.window()).checkedOut(e.at()));
      case CheckOutAssumed e ->
          of(state).with(part(state, e.volunteer()).checkedOut(e.assumedAt()));
      case NoShowMarked e -> turn(state, e.volunteer(), State.NO_SHOW);
      case ExcuseAccepted e -> turn(state, e.volunteer(), State.EXCUSED);
      case ServiceRecorded e ->
          record(
              state,
              e.volunteer(),
              State.RECORDED,
              new ServiceRecord(
                  e.record(),
                  e.startedAt(),
                  e.endedAt(),
                  e.minutes(),
                  e.rawMinutes(),
                  e.evidence(),
                  null));
      case ServiceBackfilled e -> backfilled(of(state), e);
      case ServiceConfirmed e ->
          record(
              state, e.volunteer(), State.CONFIRMED, kept(state, e.volunteer()).confirmed(e.at()));
      case RecordDisputed e -> turn(state, e.volunteer(), State.DISPUTED);
      case RecordCorrected e -> corrected(state, e);
      case RecordVoided e -> turn(state, e.volunteer(), State.VOIDED);
      case ServiceZeroed e ->
          record(state, e.volunteer(), State.CORRECTED, kept(state, e.volunteer()).counting(0));
    };
  }

  private static Plan plan(SessionPlanned e) {
    return new Plan(
        e.session(),
        e.task(),
        e.need(),
        e.community(),
        e.organisation(),
        e.department(),
        e.category(),
        e.startsAt(),
        e.endsAt(),
        e.place(),
        e.capacity(),
        e.membersOnly());
  }

  private static Session backfilled(Existing s, ServiceBackfilled e) {
    Participation before = s.of(e.volunteer());
    Participation p =
        before != null ? before : Participation.of(e.volunteer(), State.APPLIED, true);
    var record =
        new ServiceRecord(
            e.record(),
            e.startedAt(),
            e.endedAt(),
            e.minutes(),
            e.minutes(),
            Evidence.BACKFILLED,
            null);
    return s.with(p.recorded(State.RECORDED, record));
  }

  private static Session corrected(Session state, RecordCorrected e) {
    ServiceRecord before = kept(state, e.volunteer());
    Instant confirmedAt = before.confirmedAt();
    var after =
        new ServiceRecord(
            before.id(),
            e.startedAt(),
            e.endedAt(),
            e.minutesAfter(),
            Counting.raw(e.startedAt(), e.endedAt()),
            before.evidence(),
            confirmedAt);
    return record(state, e.volunteer(), State.CORRECTED, after);
  }

  private static Session record(Session state, UUID volunteer, State next, ServiceRecord record) {
    return of(state).with(part(state, volunteer).recorded(next, record));
  }

  private static Session turn(Session state, UUID volunteer, State next) {
    return of(state).with(part(state, volunteer).as(next));
  }

  private static ServiceRecord kept(Session state, UUID volunteer) {
    ServiceRecord record = part(state, volunteer).record();
    if (record == null) {
      throw new IllegalStateException("no record to change");
    }
    return record;
  }

  private static Participation part(Session state, UUID volunteer) {
    Participation p = of(state).of(volunteer);
    if (p == null) {
      throw new IllegalStateException("a volunteer without participation");
    }
    return p;
  }

  private static Existing of(Session state) {
    return switch (state) {
      case Existing s -> s;
      case Session.Unplanned() -> throw new IllegalStateException("not planned");
    };
  }
}
