package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.Rejected.refuse;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Phase;
import org.jiebang.matching.session.Session.Unplanned;
import org.jiebang.matching.session.SessionCommand.ApproveSignup;
import org.jiebang.matching.session.SessionCommand.BackfillService;
import org.jiebang.matching.session.SessionCommand.CancelSession;
import org.jiebang.matching.session.SessionCommand.CheckIn;
import org.jiebang.matching.session.SessionCommand.CheckOut;
import org.jiebang.matching.session.SessionCommand.CloseMissing;
import org.jiebang.matching.session.SessionCommand.ConfirmService;
import org.jiebang.matching.session.SessionCommand.DisputeRecord;
import org.jiebang.matching.session.SessionCommand.EndSession;
import org.jiebang.matching.session.SessionCommand.LockSignup;
import org.jiebang.matching.session.SessionCommand.OpenSignup;
import org.jiebang.matching.session.SessionCommand.PlanSession;
import org.jiebang.matching.session.SessionCommand.PromoteWaitlisted;
import org.jiebang.matching.session.SessionCommand.RecordService;
import org.jiebang.matching.session.SessionCommand.RejectSignup;
import org.jiebang.matching.session.SessionCommand.ResolveDispute;
import org.jiebang.matching.session.SessionCommand.SignUp;
import org.jiebang.matching.session.SessionCommand.StartSession;
import org.jiebang.matching.session.SessionCommand.VoidRecord;
import org.jiebang.matching.session.SessionCommand.WithdrawSignup;
import org.jiebang.matching.session.SessionCommand.ZeroService;
import org.jiebang.matching.session.SessionEvent.SessionCancelled;
import org.jiebang.matching.session.SessionEvent.SessionEnded;
import org.jiebang.matching.session.SessionEvent.SessionLocked;
import org.jiebang.matching.session.SessionEvent.SessionOpened;
import org.jiebang.matching.session.SessionEvent.SessionPlanned;
import org.jiebang.matching.session.SessionEvent.SessionStarted;

/**
 * The rules of a session: see LIFECYCLES, "Session, participation and service record". The rules of
 * its parts are in {@link SignUpRules}, {@link AttendanceRules}, {@link RecordRules} and {@link
 * CorrectionRules}.
 */
final class SessionDecider implements Decider<SessionCommand, Session, SessionEvent> {

  private final SessionPolicy policy;
  private final SignUpRules signUps;
  private final AttendanceRules attendance;
  private final RecordRules records;
  private final CorrectionRules corrections;

  SessionDecider() {
    this(SessionPolicy.DEFAULT);
  }

  SessionDecider(SessionPolicy policy) {
    this.policy = policy;
    this.signUps = new SignUpRules(policy);
    this.attendance = new AttendanceRules(policy);
    this.records = new RecordRules(policy);
    this.corrections = new CorrectionRules(policy);
  }

  @Override
  public Session initial() {
    return new Unplanned();
  }

  @Override
  public List<SessionEvent> decide(SessionCommand command, Session state) {
    return switch (state) {
      case Unplanned() ->
          command instanceof PlanSession c
              ? List.of(planned(c))
              : refuse(SessionRefusal.SESSION_NOT_FOUND);
      case Existing s -> decide(command, s);
    };
  }

  private List<SessionEvent> decide(SessionCommand command, Existing s) {
    return switch (command) {
      case PlanSession _ -> refuse(SessionRefusal.ILLEGAL_TRANSITION);
      case OpenSignup c -> open(c, s);
      case LockSignup c -> lock(c, s);
      case StartSession c -> start(c, s);
      case EndSession c -> end(c, s);
      case CancelSession c -> cancel(c, s);
      case SignUp c -> signUps.signUp(c, s);
      case ApproveSignup c -> signUps.approve(c, s);
      case RejectSignup c -> signUps.reject(c, s);
      case PromoteWaitlisted c -> signUps.promote(c, s);
      case WithdrawSignup c -> signUps.withdraw(c, s);
      case CheckIn c -> attendance.checkIn(c, s);
      case CheckOut c -> attendance.checkOut(c, s);
      case CloseMissing c -> attendance.closeMissing(c, s);
      case RecordService c -> records.record(c, s);
      case BackfillService c -> records.backfill(c, s);
      case ConfirmService c -> records.confirm(c, s);
      case DisputeRecord c -> corrections.dispute(c, s);
      case ResolveDispute c -> corrections.resolve(c, s);
      case VoidRecord c -> corrections.voidRecord(c, s);
      case ZeroService c -> corrections.zero(c, s);
    };
  }

  @Override
  public Session evolve(Session state, SessionEvent event) {
    return SessionFold.evolve(state, event);
  }

  private static SessionPlanned planned(PlanSession c) {
    return new SessionPlanned(
        c.session(),
        c.task(),
        c.need(),
        c.community(),
        c.organisation(),
        c.department(),
        c.category(),
        c.startsAt(),
        c.endsAt(),
        c.place(),
        c.capacity(),
        c.membersOnly(),
        c.at());
  }

  private static List<SessionEvent> open(OpenSignup c, Existing s) {
    return switch (s.phase()) {
      case PLANNED ->
          List.of(new SessionOpened(c.session(), c.waitlistPlaces(), c.approval(), c.at()));
      case OPEN, LOCKED, RUNNING, ENDED, RECORDED, CONFIRMED, CANCELLED ->
          refuse(SessionRefusal.ILLEGAL_TRANSITION);
    };
  }

  private static List<SessionEvent> lock(LockSignup c, Existing s) {
    return s.phase() == Phase.OPEN
        ? List.of(new SessionLocked(c.session(), c.at()))
        : refuse(SessionRefusal.ILLEGAL_TRANSITION);
  }

  private List<SessionEvent> start(StartSession c, Existing s) {
    return switch (s.phase()) {
      case OPEN, LOCKED ->
          c.at().isBefore(s.plan().startsAt().minus(policy.checkInOpens()))
              ? refuse(SessionRefusal.TOO_EARLY)
              : List.of(new SessionStarted(c.session(), s.plan().task(), c.at()));
      case PLANNED, RUNNING, ENDED, RECORDED, CONFIRMED, CANCELLED ->
          refuse(SessionRefusal.ILLEGAL_TRANSITION);
    };
  }

  private static List<SessionEvent> end(EndSession c, Existing s) {
    return switch (s.phase()) {
      case RUNNING -> List.of(new SessionEnded(c.session(), s.plan().task(), c.at()));
      case ENDED, RECORDED, CONFIRMED -> List.of();
      case PLANNED, OPEN, LOCKED, CANCELLED -> refuse(SessionRefusal.ILLEGAL_TRANSITION);
    };
  }

  private static List<SessionEvent> cancel(CancelSession c, Existing s) {
    return switch (s.phase()) {
      case PLANNED, OPEN, LOCKED, RUNNING ->
          s.cancellable()
              ? List.of(new SessionCancelled(c.session(), s.plan().task(), c.reason(), c.at()))
              : refuse(SessionRefusal.CANCEL_AFTER_CHECKIN);
      case ENDED, RECORDED, CONFIRMED, CANCELLED -> refuse(SessionRefusal.ILLEGAL_TRANSITION);
    };
  }
}
