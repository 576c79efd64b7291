package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.session.SessionRefusal.ALREADY_DISPUTED;
import static org.jiebang.matching.session.SessionRefusal.ALREADY_VOIDED;
import static org.jiebang.matching.session.SessionRefusal.DISPUTE_ALREADY_RESOLVED;
import static org.jiebang.matching.session.SessionRefusal.DISPUTE_WINDOW_OVER;
import static org.jiebang.matching.session.SessionRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.session.SessionRefusal.NOT_RECORDED;
import static org.jiebang.matching.session.SessionRefusal.NO_CHANGE_GIVEN;
import static org.jiebang.matching.session.SessionRefusal.NO_OPEN_DISPUTE;
import static org.jiebang.matching.session.SessionRefusal.RECORD_NOT_CONFIRMED;
import static org.jiebang.matching.session.SessionRefusal.RULE_NOT_PUBLISHED;

import java.time.Instant;
import java.util.List;
import org.jiebang.matching.session.Participation.State;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.SessionCommand.DisputeRecord;
import org.jiebang.matching.session.SessionCommand.ResolveDispute;
import org.jiebang.matching.session.SessionCommand.VoidRecord;
import org.jiebang.matching.session.SessionCommand.ZeroService;
import org.jiebang.matching.session.SessionEvent.RecordCorrected;
import org.jiebang.matching.session.SessionEvent.RecordDisputed;
import org.jiebang.matching.session.SessionEvent.RecordVoided;
import org.jiebang.matching.session.SessionEvent.ServiceZeroed;

/** What may still be said against a record, and what comes of it. */
record CorrectionRules(SessionPolicy policy) {

  List<SessionEvent> dispute(DisputeRecord c, Existing s) {
    Participation p = s.of(c.volunteer());
    if (p == null) {
      return refuse(RECORD_NOT_CONFIRMED);
    }
    return switch (p.state()) {
      case CONFIRMED -> {
        ServiceRecord r = RecordRules.record(p);
        Instant confirmedAt = r.confirmedAt();
        if (confirmedAt != null && c.at().isAfter(confirmedAt.plus(policy.disputeWindow()))) {
          yield refuse(DISPUTE_WINDOW_OVER);
        }
        yield List.of(new RecordDisputed(r.id(), c.session(), c.volunteer(), c.reason(), c.at()));
      }
      case DISPUTED, CORRECTED -> refuse(ALREADY_DISPUTED);
      case VOIDED -> refuse(ILLEGAL_TRANSITION);
      case APPLIED,
          CONFIRMED_PLACE,
          WAITLISTED,
          CHECKED_IN,
          CHECKED_OUT,
          RECORDED,
          WITHDRAWN,
          NO_SHOW,
          EXCUSED ->
          refuse(RECORD_NOT_CONFIRMED);
    };
  }

  List<SessionEvent> resolve(ResolveDispute c, Existing s) {
    RecordRules.notAboutOneself(c.by(), c.volunteer());
    Participation p = s.of(c.volunteer());
    if (p != null && p.state() == State.CORRECTED) {
      return refuse(DISPUTE_ALREADY_RESOLVED);
    }
    if (p == null || p.state() != State.DISPUTED) {
      return refuse(NO_OPEN_DISPUTE);
    }
    ServiceRecord r = RecordRules.record(p);
    Plan plan = s.plan();
    int after = Counting.of(plan, policy, c.startedAt(), c.endedAt()).minutes();
    if (after == r.minutes()) {
      return refuse(NO_CHANGE_GIVEN);
    }
    return List.of(
        new RecordCorrected(
            r.id(),
            c.session(),
            plan.task(),
            plan.need(),
            plan.community(),
            c.volunteer(),
            c.startedAt(),
            c.endedAt(),
            r.minutes(),
            after,
            c.reason(),
            c.by().person(),
            c.at()));
  }

  List<SessionEvent> voidRecord(VoidRecord c, Existing s) {
    RecordRules.notAboutOneself(c.by(), c.volunteer());
    Participation p = s.of(c.volunteer());
    if (p == null) {
      return refuse(NOT_RECORDED);
    }
    return switch (p.state()) {
      case RECORDED, CONFIRMED, CORRECTED -> {
        ServiceRecord r = RecordRules.record(p);
        Plan plan = s.plan();
        var voided =
            new RecordVoided(
                r.id(),
                c.session(),
                plan.task(),
                plan.need(),
                plan.community(),
                c.volunteer(),
                r.minutes(),
                c.reasonCode(),
                c.at());
        yield RecordRules.thenSettled(voided, p, s, c.at());
      }
      case VOIDED -> refuse(ALREADY_VOIDED);
      case DISPUTED -> refuse(ILLEGAL_TRANSITION);
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

  List<SessionEvent> zero(ZeroService c, Existing s) {
    Participation p = s.of(c.volunteer());
    if (c.rule() == null) {
      return refuse(RULE_NOT_PUBLISHED);
    }
    if (p == null || p.state() != State.CONFIRMED) {
      return refuse(ILLEGAL_TRANSITION);
    }
    ServiceRecord r = RecordRules.record(p);
    Plan plan = s.plan();
    return List.of(
        new ServiceZeroed(
            r.id(),
            c.session(),
            plan.task(),
            plan.need(),
            plan.community(),
            c.volunteer(),
            c.evaluation(),
            c.rule(),
            r.minutes(),
            c.at()));
  }
}
