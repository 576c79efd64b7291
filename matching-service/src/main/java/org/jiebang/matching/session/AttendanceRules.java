package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.session.SessionRefusal.ALREADY_CHECKED_IN;
import static org.jiebang.matching.session.SessionRefusal.ALREADY_CHECKED_OUT;
import static org.jiebang.matching.session.SessionRefusal.CODE_EXPIRED;
import static org.jiebang.matching.session.SessionRefusal.CODE_INVALID;
import static org.jiebang.matching.session.SessionRefusal.CODE_REPLAYED;
import static org.jiebang.matching.session.SessionRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.session.SessionRefusal.NOT_CHECKED_IN;
import static org.jiebang.matching.session.SessionRefusal.NOT_ON_LIST;
import static org.jiebang.matching.session.SessionRefusal.NOT_SIGNED_UP;
import static org.jiebang.matching.session.SessionRefusal.OUTSIDE_WINDOW;
import static org.jiebang.matching.session.SessionRefusal.SESSION_ENDED;
import static org.jiebang.matching.session.SessionRefusal.SIGNUP_WITHDRAWN;
import static org.jiebang.matching.session.SessionRefusal.TOO_EARLY;
import static org.jiebang.matching.session.SessionRefusal.WRONG_PLACE;

import java.time.Instant;
import java.util.List;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Phase;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.SessionCommand.CheckIn;
import org.jiebang.matching.session.SessionCommand.CheckOut;
import org.jiebang.matching.session.SessionCommand.CloseMissing;
import org.jiebang.matching.session.SessionEvent.CheckOutAssumed;
import org.jiebang.matching.session.SessionEvent.CheckedIn;
import org.jiebang.matching.session.SessionEvent.CheckedOut;
import org.jiebang.matching.session.SessionEvent.ExcuseAccepted;
import org.jiebang.matching.session.SessionEvent.NoShowMarked;
import org.jiebang.matching.session.SessionEvent.SessionStarted;
import org.jiebang.matching.session.SessionEvent.WalkInRequested;
import org.jspecify.annotations.Nullable;

/** Who was there: check-in, check-out, and those of whom neither is known. */
record AttendanceRules(SessionPolicy policy) {

  List<SessionEvent> checkIn(CheckIn c, Existing s) {
    if (s.phase() == Phase.CANCELLED) {
      return refuse(ILLEGAL_TRANSITION);
    }
    if (s.phase() == Phase.PLANNED) {
      return refuse(NOT_SIGNED_UP);
    }
    Participation p = s.of(c.volunteer());
    if (p != null && (p.in() != null || p.record() != null)) {
      return refuse(ALREADY_CHECKED_IN);
    }
    boolean over = s.endedAt() != null;
    if (over && !(c.walkIn() && s.phase() == Phase.ENDED)) {
      return refuse(SESSION_ENDED);
    }
    Integer window = window(c.code(), p);
    if (!over) {
      inTime(c.at(), s.plan());
    }
    if (c.place() != null && !c.place().equals(s.plan().place())) {
      return refuse(WRONG_PLACE);
    }
    if (p == null) {
      return c.walkIn() ? List.of(queued(c, window)) : refuse(NOT_ON_LIST);
    }
    return switch (p.state()) {
      case CONFIRMED_PLACE -> over ? refuse(SESSION_ENDED) : checkedIn(c, s, window);
      case APPLIED, WAITLISTED -> refuse(NOT_SIGNED_UP);
      case WITHDRAWN -> c.walkIn() ? List.of(queued(c, window)) : refuse(SIGNUP_WITHDRAWN);
      case NO_SHOW, EXCUSED -> refuse(SESSION_ENDED);
      case CHECKED_IN, CHECKED_OUT, RECORDED, CONFIRMED, DISPUTED, CORRECTED, VOIDED ->
          refuse(ALREADY_CHECKED_IN);
    };
  }

  private void inTime(Instant at, Plan plan) {
    if (at.isBefore(plan.startsAt().minus(policy.checkInOpens()))) {
      refuse(TOO_EARLY);
    }
    if (at.isAfter(plan.endsAt())) {
      refuse(OUTSIDE_WINDOW);
    }
  }

  private static List<SessionEvent> checkedIn(CheckIn c, Existing s, @Nullable Integer window) {
    var in =
        new CheckedIn(
            c.session(), s.plan().task(), c.volunteer(), c.method(), c.place(), window, c.at());
    return s.phase() == Phase.RUNNING
        ? List.of(in)
        : List.of(new SessionStarted(c.session(), s.plan().task(), c.at()), in);
  }

  private static WalkInRequested queued(CheckIn c, @Nullable Integer window) {
    return new WalkInRequested(c.session(), c.volunteer(), window, c.at());
  }

  List<SessionEvent> checkOut(CheckOut c, Existing s) {
    Participation p = s.of(c.volunteer());
    if (p == null) {
      return refuse(NOT_CHECKED_IN);
    }
    return switch (p.state()) {
      case CHECKED_IN ->
          List.of(
              new CheckedOut(c.session(), c.volunteer(), c.method(), window(c.code(), p), c.at()));
      case APPLIED, CONFIRMED_PLACE, WAITLISTED, WITHDRAWN, NO_SHOW, EXCUSED ->
          refuse(NOT_CHECKED_IN);
      case CHECKED_OUT, RECORDED, CONFIRMED, DISPUTED, CORRECTED, VOIDED ->
          refuse(ALREADY_CHECKED_OUT);
    };
  }

  List<SessionEvent> closeMissing(CloseMissing c, Existing s) {
    Participation p = s.of(c.volunteer());
    if (s.phase() != Phase.ENDED || p == null) {
      return refuse(ILLEGAL_TRANSITION);
    }
    return switch (p.state()) {
      case CHECKED_IN -> List.of(assumed(p, s, c.at()));
      case CONFIRMED_PLACE, NO_SHOW -> absent(c, p);
      case APPLIED,
          WAITLISTED,
          CHECKED_OUT,
          RECORDED,
          CONFIRMED,
          WITHDRAWN,
          EXCUSED,
          DISPUTED,
          CORRECTED,
          VOIDED ->
          refuse(ILLEGAL_TRANSITION);
    };
  }

  private static List<SessionEvent> absent(CloseMissing c, Participation p) {
    if (c.excuse() != null) {
      return List.of(new ExcuseAccepted(c.session(), c.volunteer(), c.excuse(), c.at()));
    }
    return p.state() == Participation.State.NO_SHOW
        ? refuse(ILLEGAL_TRANSITION)
        : List.of(new NoShowMarked(c.session(), c.volunteer(), c.at()));
  }

  /** They are taken to have stayed to the planned end, or to the real one when that was earlier. */
  static CheckOutAssumed assumed(Participation p, Existing s, Instant at) {
    Instant until = s.plan().endsAt();
    if (s.endedAt() != null && s.endedAt().isBefore(until)) {
      until = s.endedAt();
    }
    if (p.in() != null && p.in().isAfter(until)) {
      until = p.in();
    }
    return new CheckOutAssumed(s.plan().session(), p.volunteer(), until, at);
  }

  /** The window of a good code; null when nobody had to show one. */
  private static @Nullable Integer window(@Nullable PresentedCode code, @Nullable Participation p) {
    if (code == null) {
      return null;
    }
    return switch (code.verdict()) {
      case INVALID -> refuse(CODE_INVALID);
      case EXPIRED -> refuse(CODE_EXPIRED);
      case VALID ->
          p != null && p.usedWindows().contains(code.window())
              ? refuse(CODE_REPLAYED)
              : (Integer) code.window();
    };
  }
}
