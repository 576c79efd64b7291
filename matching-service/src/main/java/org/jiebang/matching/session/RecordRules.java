package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.session.SessionRefusal.ALREADY_CONFIRMED;
import static org.jiebang.matching.session.SessionRefusal.ALREADY_RECORDED;
import static org.jiebang.matching.session.SessionRefusal.BACKFILL_EXCEEDS_SESSION;
import static org.jiebang.matching.session.SessionRefusal.GUARANTEE_REQUIRED;
import static org.jiebang.matching.session.SessionRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.session.SessionRefusal.NOT_RECORDED;
import static org.jiebang.matching.session.SessionRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.matching.session.SessionRefusal.SELF_DEALING;
import static org.jiebang.matching.session.SessionRefusal.SESSION_NOT_ENDED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.matching.session.Participation.State;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Phase;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.SessionCommand.BackfillService;
import org.jiebang.matching.session.SessionCommand.ConfirmService;
import org.jiebang.matching.session.SessionCommand.RecordService;
import org.jiebang.matching.session.SessionEvent.CheckOutAssumed;
import org.jiebang.matching.session.SessionEvent.NoShowMarked;
import org.jiebang.matching.session.SessionEvent.ServiceBackfilled;
import org.jiebang.matching.session.SessionEvent.ServiceConfirmed;
import org.jiebang.matching.session.SessionEvent.ServiceRecorded;
import org.jiebang.matching.session.SessionEvent.SessionConfirmed;
import org.jiebang.matching.session.SessionEvent.SessionRecorded;
import org.jspecify.annotations.Nullable;

/** What service is counted, and who confirms it. */
record RecordRules(SessionPolicy policy) {

  /** The id of the record of {@code volunteer}: there is one per session, whoever computes it. */
  static UUID recordOf(SessionId session, UUID volunteer) {
    return Ids.derivedBeside(session.value(), "record", session.value(), volunteer);
  }

  List<SessionEvent> record(RecordService c, Existing s) {
    switch (s.phase()) {
      case PLANNED, OPEN, LOCKED, RUNNING -> refuse(SESSION_NOT_ENDED);
      case ENDED -> {}
      case RECORDED, CONFIRMED -> refuse(ALREADY_RECORDED);
      case CANCELLED -> refuse(ILLEGAL_TRANSITION);
    }
    var events = new ArrayList<SessionEvent>();
    int records = s.serviceRecords();
    for (Participation p : s.everybody()) {
      Instant out = p.out();
      if (p.state() == State.CONFIRMED_PLACE) {
        events.add(new NoShowMarked(c.session(), p.volunteer(), c.at()));
      }
      if (p.state() == State.CHECKED_IN) {
        CheckOutAssumed assumed = AttendanceRules.assumed(p, s, c.at());
        events.add(assumed);
        out = assumed.assumedAt();
      }
      if (p.record() == null && p.in() != null && out != null) {
        events.add(timed(p.volunteer(), s.plan(), p.in(), out, c.at()));
        records++;
      }
    }
    events.add(new SessionRecorded(c.session(), s.plan().task(), records, c.at()));
    return List.copyOf(events);
  }

  private ServiceRecorded timed(UUID volunteer, Plan plan, Instant in, Instant out, Instant at) {
    Counting counted = Counting.of(plan, policy, in, out);
    return new ServiceRecorded(
        recordOf(plan.session(), volunteer),
        plan.session(),
        plan.task(),
        plan.need(),
        plan.community(),
        volunteer,
        in,
        out,
        counted.minutes(),
        counted.rawMinutes(),
        Evidence.TIMED,
        counted.rule(),
        policy.version(),
        at);
  }

  List<SessionEvent> backfill(BackfillService c, Existing s) {
    switch (s.phase()) {
      case PLANNED, OPEN, LOCKED, RUNNING -> refuse(SESSION_NOT_ENDED);
      case ENDED -> {}
      case RECORDED, CONFIRMED -> refuse(ALREADY_RECORDED);
      case CANCELLED -> refuse(ILLEGAL_TRANSITION);
    }
    notAboutOneself(c.by(), c.volunteer());
    Participation p = s.of(c.volunteer());
    if (p != null && p.record() != null) {
      return refuse(ALREADY_RECORDED);
    }
    if (p != null && p.in() != null) {
      return refuse(ILLEGAL_TRANSITION); // their time is known: it will be recorded
    }
    if (c.guarantee() == null) {
      return refuse(GUARANTEE_REQUIRED);
    }
    Plan plan = s.plan();
    if (c.startedAt().isBefore(plan.startsAt())
        || c.endedAt().isAfter(plan.endsAt())
        || !c.startedAt().isBefore(c.endedAt())) {
      return refuse(BACKFILL_EXCEEDS_SESSION);
    }
    return List.of(
        new ServiceBackfilled(
            recordOf(c.session(), c.volunteer()),
            c.session(),
            plan.task(),
            plan.need(),
            plan.community(),
            c.volunteer(),
            c.startedAt(),
            c.endedAt(),
            Counting.raw(c.startedAt(), c.endedAt()),
            c.guarantee(),
            c.at()));
  }

  List<SessionEvent> confirm(ConfirmService c, Existing s) {
    switch (s.phase()) {
      case PLANNED, OPEN, LOCKED, RUNNING -> refuse(SESSION_NOT_ENDED);
      case ENDED, RECORDED, CONFIRMED -> {}
      case CANCELLED -> refuse(ILLEGAL_TRANSITION);
    }
    notAboutOneself(c.by(), c.volunteer());
    Plan plan = s.plan();
    boolean ofDepartment = c.by().role().equals("DEP");
    boolean ofCommunity = plan.organisation().equals(plan.community());
    if (!ofDepartment && !ofCommunity) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    Participation p = s.of(c.volunteer());
    if (p == null) {
      return refuse(NOT_RECORDED);
    }
    return switch (p.state()) {
      case RECORDED -> thenSettled(confirmed(c, plan, record(p)), p, s, c.at());
      case CONFIRMED, DISPUTED, CORRECTED -> refuse(ALREADY_CONFIRMED);
      case VOIDED -> refuse(ILLEGAL_TRANSITION);
      case APPLIED,
          CONFIRMED_PLACE,
          WAITLISTED,
          CHECKED_IN,
          CHECKED_OUT,
          WITHDRAWN,
          NO_SHOW,
          EXCUSED ->
          refuse(NOT_RECORDED);
    };
  }

  private static ServiceConfirmed confirmed(ConfirmService c, Plan plan, ServiceRecord r) {
    return new ServiceConfirmed(
        r.id(),
        c.session(),
        plan.task(),
        plan.need(),
        plan.community(),
        plan.organisation(),
        plan.department(),
        c.volunteer(),
        plan.category(),
        r.startedAt(),
        r.endedAt(),
        r.minutes(),
        r.rawMinutes(),
        r.evidence(),
        c.at());
  }

  /** With the last record that waited, the session as a whole is confirmed. */
  static List<SessionEvent> thenSettled(
      SessionEvent event, Participation settled, Existing s, Instant at) {
    boolean othersWait =
        s.in(State.RECORDED).stream().anyMatch(p -> !p.volunteer().equals(settled.volunteer()));
    return s.phase() == Phase.RECORDED && !othersWait && settled.state() == State.RECORDED
        ? List.of(event, new SessionConfirmed(s.plan().session(), s.plan().task(), at))
        : List.of(event);
  }

  static void notAboutOneself(Actor by, @Nullable UUID volunteer) {
    if (by.is(volunteer)) {
      refuse(SELF_DEALING);
    }
  }

  static ServiceRecord record(Participation p) {
    if (p.record() == null) {
      throw new IllegalStateException(p.state() + " without a record");
    }
    return p.record();
  }
}
