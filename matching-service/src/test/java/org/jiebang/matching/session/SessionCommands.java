package org.jiebang.matching.session;

import static org.jiebang.matching.session.SessionExamples.*;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.matching.session.SessionCommand.*;
import org.jspecify.annotations.Nullable;

/** Commands on the example session, well-formed unless a test says otherwise. */
final class SessionCommands {

  private SessionCommands() {}

  static PlanSession plan() {
    return new PlanSession(
        SESSION,
        TASK,
        NEED,
        WUHUAN,
        UNIVERSITY,
        DEPARTMENT,
        "CHILD_CARE",
        STARTS,
        ENDS,
        PLACE,
        5,
        false,
        OFFICE,
        WEEK_BEFORE);
  }

  static SignUp signUp(UUID person) {
    return signUp(person, false, FIT);
  }

  static SignUp signUp(UUID person, boolean waitlist, VolunteerFacts facts) {
    return new SignUp(SESSION, person, waitlist, facts, volunteer(person), WEEK_BEFORE);
  }

  static ApproveSignup approve(UUID person) {
    return new ApproveSignup(SESSION, person, OFFICE, WEEK_BEFORE);
  }

  static RejectSignup reject(UUID person) {
    return new RejectSignup(SESSION, person, "NO_EXPERIENCE", OFFICE, WEEK_BEFORE);
  }

  static PromoteWaitlisted promote(UUID person) {
    return new PromoteWaitlisted(SESSION, person, Actor.SYSTEM, WEEK_BEFORE);
  }

  static WithdrawSignup withdraw(UUID person, Instant at) {
    return new WithdrawSignup(SESSION, person, volunteer(person), at);
  }

  static CheckIn checkIn(UUID person, Instant at) {
    return checkIn(person, code(at), PLACE, false, at);
  }

  static CheckIn checkIn(
      UUID person,
      @Nullable PresentedCode code,
      @Nullable String place,
      boolean walkIn,
      Instant at) {
    return new CheckIn(
        SESSION, person, CheckInMethod.QR, code, place, walkIn, volunteer(person), at);
  }

  static CheckOut checkOut(UUID person, Instant at) {
    return new CheckOut(SESSION, person, CheckInMethod.QR, code(at), volunteer(person), at);
  }

  static CloseMissing closeMissing(UUID person) {
    return new CloseMissing(SESSION, person, null, OFFICE, NEXT_DAY);
  }

  static EndSession end(Instant at) {
    return new EndSession(SESSION, OFFICE, at);
  }

  static StartSession start(Instant at) {
    return new StartSession(SESSION, OFFICE, at);
  }

  static CancelSession cancel() {
    return new CancelSession(SESSION, "WEATHER", OFFICE, WEEK_BEFORE);
  }

  static RecordService count() {
    return new RecordService(SESSION, Actor.SYSTEM, ENDS);
  }

  static BackfillService backfill(UUID person, Instant from, Instant to, boolean vouched) {
    return new BackfillService(
        SESSION, person, from, to, vouched ? sealed(person) : null, OFFICE, NEXT_DAY);
  }

  static ConfirmService confirm(UUID person, Actor by) {
    return new ConfirmService(SESSION, person, by, NEXT_DAY);
  }

  static DisputeRecord dispute(UUID person, Instant at) {
    return new DisputeRecord(SESSION, person, sealed(person), volunteer(person), at);
  }

  static ResolveDispute resolve(UUID person, Instant from, Instant to) {
    return new ResolveDispute(SESSION, person, from, to, "LATE_CHECK_OUT", DESK, NEXT_DAY);
  }

  static VoidRecord voidRecord(UUID person, Actor by) {
    return new VoidRecord(SESSION, person, "NOT_SERVED", by, NEXT_DAY);
  }

  static ZeroService zero(UUID person, @Nullable String rule) {
    return new ZeroService(SESSION, person, uuid(0x601), rule, Actor.SYSTEM, NEXT_DAY);
  }
}
