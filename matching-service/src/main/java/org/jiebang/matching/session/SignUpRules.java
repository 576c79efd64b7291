package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.session.SessionRefusal.ALREADY_CHECKED_IN;
import static org.jiebang.matching.session.SessionRefusal.ALREADY_CONFIRMED;
import static org.jiebang.matching.session.SessionRefusal.DUPLICATE_SIGNUP;
import static org.jiebang.matching.session.SessionRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.session.SessionRefusal.INSURANCE_MISSING;
import static org.jiebang.matching.session.SessionRefusal.MEMBERS_ONLY;
import static org.jiebang.matching.session.SessionRefusal.MINOR_NOT_ALLOWED;
import static org.jiebang.matching.session.SessionRefusal.NOT_NEXT_IN_LINE;
import static org.jiebang.matching.session.SessionRefusal.NOT_REGISTERED;
import static org.jiebang.matching.session.SessionRefusal.NOT_SIGNED_UP;
import static org.jiebang.matching.session.SessionRefusal.NOT_WAITLISTED;
import static org.jiebang.matching.session.SessionRefusal.SESSION_CANCELLED;
import static org.jiebang.matching.session.SessionRefusal.SESSION_FULL;
import static org.jiebang.matching.session.SessionRefusal.SIGNUP_CLOSED;
import static org.jiebang.matching.session.SessionRefusal.SIGNUP_NOT_OPEN;
import static org.jiebang.matching.session.SessionRefusal.TRAINING_MISSING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.matching.session.Participation.State;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Phase;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.Session.Signup;
import org.jiebang.matching.session.SessionCommand.ApproveSignup;
import org.jiebang.matching.session.SessionCommand.PromoteWaitlisted;
import org.jiebang.matching.session.SessionCommand.RejectSignup;
import org.jiebang.matching.session.SessionCommand.SignUp;
import org.jiebang.matching.session.SessionCommand.VolunteerFacts;
import org.jiebang.matching.session.SessionCommand.WithdrawSignup;
import org.jiebang.matching.session.SessionEvent.SignedUp;
import org.jiebang.matching.session.SessionEvent.SignupConfirmed;
import org.jiebang.matching.session.SessionEvent.SignupRejected;
import org.jiebang.matching.session.SessionEvent.SignupWithdrawn;
import org.jiebang.matching.session.SessionEvent.WaitlistPromoted;
import org.jiebang.matching.session.SessionEvent.Waitlisted;

/** Who gets a place: sign-up, waiting list, approval, withdrawal. */
record SignUpRules(SessionPolicy policy) {

  List<SessionEvent> signUp(SignUp c, Existing s) {
    Signup signup =
        switch (s.phase()) {
          case PLANNED -> refuse(SIGNUP_NOT_OPEN);
          case OPEN -> opened(s);
          case LOCKED, RUNNING, ENDED, RECORDED, CONFIRMED -> refuse(SIGNUP_CLOSED);
          case CANCELLED -> refuse(SESSION_CANCELLED);
        };
    Participation before = s.of(c.volunteer());
    if (before != null && before.state() != State.WITHDRAWN) {
      return refuse(DUPLICATE_SIGNUP);
    }
    mayServe(c.facts(), s.plan());
    if (s.placesTaken() < s.plan().capacity()) {
      return List.of(new SignedUp(c.session(), c.volunteer(), !signup.approval(), c.at()));
    }
    int waiting = s.in(State.WAITLISTED).size();
    if (!c.waitlist() || waiting >= signup.waitlistPlaces()) {
      return refuse(SESSION_FULL);
    }
    return List.of(new Waitlisted(c.session(), c.volunteer(), waiting + 1, c.at()));
  }

  private void mayServe(VolunteerFacts facts, Plan plan) {
    if (!facts.registered()) {
      refuse(NOT_REGISTERED);
    }
    if (policy.trained().contains(plan.category()) && !facts.trained().contains(plan.category())) {
      refuse(TRAINING_MISSING);
    }
    Instant until = facts.insuredUntil();
    if (policy.insured().contains(plan.category())
        && (until == null || until.isBefore(plan.endsAt()))) {
      refuse(INSURANCE_MISSING);
    }
    if (policy.adults().contains(plan.category()) && !facts.adult()) {
      refuse(MINOR_NOT_ALLOWED);
    }
    if (plan.membersOnly()
        && !facts.memberOf().contains(plan.organisation())
        && !facts.memberOf().contains(plan.department())) {
      refuse(MEMBERS_ONLY);
    }
  }

  List<SessionEvent> approve(ApproveSignup c, Existing s) {
    Participation p = s.of(c.volunteer());
    if (p == null) {
      return refuse(NOT_SIGNED_UP);
    }
    if (!takesPeople(s)) {
      return refuse(ILLEGAL_TRANSITION);
    }
    return switch (p.state()) {
      case APPLIED ->
          p.walkIn() && s.placesTaken() >= s.plan().capacity()
              ? refuse(SESSION_FULL)
              : List.of(new SignupConfirmed(c.session(), c.volunteer(), c.at()));
      case CONFIRMED_PLACE -> refuse(ALREADY_CONFIRMED);
      case WAITLISTED,
          CHECKED_IN,
          CHECKED_OUT,
          RECORDED,
          CONFIRMED,
          WITHDRAWN,
          NO_SHOW,
          EXCUSED,
          DISPUTED,
          CORRECTED,
          VOIDED ->
          refuse(ILLEGAL_TRANSITION);
    };
  }

  List<SessionEvent> reject(RejectSignup c, Existing s) {
    Participation p = s.of(c.volunteer());
    if (p == null) {
      return refuse(NOT_SIGNED_UP);
    }
    if (!takesPeople(s) || p.state() != State.APPLIED) {
      return refuse(ILLEGAL_TRANSITION);
    }
    var rejected = new SignupRejected(c.session(), c.volunteer(), c.reason(), c.at());
    return withSuccessor(rejected, p, s, c.at());
  }

  List<SessionEvent> promote(PromoteWaitlisted c, Existing s) {
    Participation p = s.of(c.volunteer());
    if (p == null) {
      return refuse(NOT_WAITLISTED);
    }
    if (!stillToCome(s)) {
      return refuse(ILLEGAL_TRANSITION);
    }
    return switch (p.state()) {
      case WAITLISTED -> {
        if (!s.in(State.WAITLISTED).getFirst().volunteer().equals(c.volunteer())) {
          yield refuse(NOT_NEXT_IN_LINE);
        }
        yield s.placesTaken() < s.plan().capacity()
            ? List.of(new WaitlistPromoted(c.session(), c.volunteer(), c.at()))
            : refuse(SESSION_FULL);
      }
      case APPLIED, WITHDRAWN, NO_SHOW, EXCUSED -> refuse(NOT_WAITLISTED);
      case CONFIRMED_PLACE,
          CHECKED_IN,
          CHECKED_OUT,
          RECORDED,
          CONFIRMED,
          DISPUTED,
          CORRECTED,
          VOIDED ->
          refuse(ALREADY_CONFIRMED);
    };
  }

  /** Always allowed before check-in (条例 art. 22); late notice is only recorded. */
  List<SessionEvent> withdraw(WithdrawSignup c, Existing s) {
    Participation p = s.of(c.volunteer());
    if (p == null) {
      return refuse(NOT_SIGNED_UP);
    }
    return switch (p.state()) {
      case APPLIED, CONFIRMED_PLACE, WAITLISTED -> {
        Duration notice = Duration.between(c.at(), s.plan().startsAt());
        var withdrawn =
            new SignupWithdrawn(
                c.session(),
                c.volunteer(),
                Math.toIntExact(Math.max(0, notice.toMinutes())),
                notice.compareTo(policy.lateNotice()) < 0,
                c.at());
        yield withSuccessor(withdrawn, p, s, c.at());
      }
      case WITHDRAWN, NO_SHOW, EXCUSED -> refuse(NOT_SIGNED_UP);
      case CHECKED_IN, CHECKED_OUT, RECORDED, CONFIRMED, DISPUTED, CORRECTED, VOIDED ->
          refuse(ALREADY_CHECKED_IN);
    };
  }

  /** When a place becomes free before the start, whoever has waited longest gets it. */
  private static List<SessionEvent> withSuccessor(
      SessionEvent leaving, Participation left, Existing s, Instant at) {
    var events = new ArrayList<SessionEvent>();
    events.add(leaving);
    List<Participation> waiting = s.in(State.WAITLISTED);
    boolean free = left.holdsPlace() && s.placesTaken() <= s.plan().capacity();
    if (free && stillToCome(s) && !waiting.isEmpty()) {
      UUID next = waiting.getFirst().volunteer();
      events.add(new WaitlistPromoted(s.plan().session(), next, at));
    }
    return List.copyOf(events);
  }

  private static boolean stillToCome(Existing s) {
    return s.phase() == Phase.OPEN || s.phase() == Phase.LOCKED;
  }

  /** Walk-ins are let in while it runs, and even after it: their record is then backfilled. */
  private static boolean takesPeople(Existing s) {
    return switch (s.phase()) {
      case OPEN, LOCKED, RUNNING, ENDED -> true;
      case PLANNED, RECORDED, CONFIRMED, CANCELLED -> false;
    };
  }

  private static Signup opened(Existing s) {
    if (s.signup() == null) {
      throw new IllegalStateException("open without sign-up");
    }
    return s.signup();
  }
}
