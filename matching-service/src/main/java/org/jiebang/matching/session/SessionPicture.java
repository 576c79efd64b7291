package org.jiebang.matching.session;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
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
import org.jspecify.annotations.Nullable;

/** Folds a session's events into what the API shows. */
public final class SessionPicture implements Picture<SessionBody, SessionEvent> {

  @Override
  public Class<SessionBody> body() {
    return SessionBody.class;
  }

  @Override
  public String state(SessionBody body) {
    return body.state();
  }

  @Override
  public SessionBody evolve(@Nullable SessionBody body, Recorded<SessionEvent> fact) {
    return switch (fact.event()) {
      case SessionPlanned e -> planned(e);
      case SessionOpened e -> is(body).opened(e.waitlistPlaces(), e.approval());
      case SessionLocked _ -> is(body).in("LOCKED");
      case SessionStarted e -> is(body).ran("RUNNING", e.at(), null, null);
      case SessionEnded e -> is(body).ran("ENDED", is(body).startedAt(), e.at(), null);
      case SessionCancelled e -> is(body).ran("CANCELLED", is(body).startedAt(), null, e.reason());
      case SessionRecorded _ -> is(body).in("RECORDED");
      case SessionConfirmed _ -> is(body).in("CONFIRMED");
      case SignedUp e -> joins(body, e.volunteer(), e.confirmed() ? "CONFIRMED" : "APPLIED", false);
      case Waitlisted e -> joins(body, e.volunteer(), "WAITLISTED", false);
      case WalkInRequested e -> joins(body, e.volunteer(), "APPLIED", true);
      case SignupConfirmed e -> change(body, e.volunteer(), p -> p.in("CONFIRMED"));
      case SignupRejected e -> change(body, e.volunteer(), p -> p.left(e.reason(), null));
      case WaitlistPromoted e -> change(body, e.volunteer(), p -> p.in("CONFIRMED"));
      case SignupWithdrawn e -> change(body, e.volunteer(), p -> p.left(null, e.late()));
      case CheckedIn e -> change(body, e.volunteer(), p -> p.present("CHECKED_IN", e.at(), null));
      case CheckedOut e ->
          change(body, e.volunteer(), p -> p.present("CHECKED_OUT", p.checkedInAt(), e.at()));
      case CheckOutAssumed e ->
          change(
              body, e.volunteer(), p -> p.present("CHECKED_OUT", p.checkedInAt(), e.assumedAt()));
      case NoShowMarked e -> change(body, e.volunteer(), p -> p.in("NO_SHOW"));
      case ExcuseAccepted e ->
          change(body, e.volunteer(), p -> p.in("EXCUSED").saying(e.text(), null, null));
      case ServiceRecorded e -> change(body, e.volunteer(), p -> p.with("RECORDED", record(e)));
      case ServiceBackfilled e -> backfilled(is(body), e);
      case ServiceConfirmed e ->
          change(body, e.volunteer(), p -> p.with("CONFIRMED", kept(p).confirmed(e.at())));
      case RecordDisputed e ->
          change(body, e.volunteer(), p -> p.in("DISPUTED").saying(null, null, e.reason()));
      case RecordCorrected e ->
          change(
              body,
              e.volunteer(),
              p ->
                  p.with(
                      "CORRECTED",
                      kept(p).corrected(e.startedAt(), e.endedAt(), e.minutesAfter(), e.reason())));
      case RecordVoided e ->
          change(body, e.volunteer(), p -> p.with("VOIDED", kept(p).because(e.reasonCode())));
      case ServiceZeroed e ->
          change(body, e.volunteer(), p -> p.with("CORRECTED", kept(p).zeroedBy(e.rule())));
    };
  }

  private static SessionBody planned(SessionPlanned e) {
    return new SessionBody(
        e.session().value(),
        "PLANNED",
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
        e.membersOnly(),
        null,
        null,
        0,
        0,
        null,
        null,
        null,
        List.of());
  }

  private static SessionBody joins(
      @Nullable SessionBody body, UUID volunteer, String state, boolean walkIn) {
    return is(body).with(ParticipationBody.of(volunteer, state, walkIn), true);
  }

  private static SessionBody change(
      @Nullable SessionBody body, UUID volunteer, UnaryOperator<ParticipationBody> how) {
    ParticipationBody p = requireNonNull(is(body).of(volunteer));
    return is(body).with(how.apply(p), false);
  }

  private static SessionBody backfilled(SessionBody body, ServiceBackfilled e) {
    ParticipationBody before = body.of(e.volunteer());
    ParticipationBody p =
        before == null ? ParticipationBody.of(e.volunteer(), "APPLIED", true) : before;
    var record =
        new RecordBody(
            e.record(),
            e.startedAt(),
            e.endedAt(),
            e.minutes(),
            e.minutes(),
            Evidence.BACKFILLED,
            null,
            null,
            null);
    return body.with(p.with("RECORDED", record).saying(null, e.guarantee(), null), false);
  }

  private static RecordBody record(ServiceRecorded e) {
    return new RecordBody(
        e.record(),
        e.startedAt(),
        e.endedAt(),
        e.minutes(),
        e.rawMinutes(),
        e.evidence(),
        e.rule(),
        null,
        null);
  }

  private static RecordBody kept(ParticipationBody p) {
    return requireNonNull(p.record());
  }

  private static SessionBody is(@Nullable SessionBody body) {
    return requireNonNull(body);
  }
}
