package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.matching.session.SessionCommands.*;
import static org.jiebang.matching.session.SessionExamples.*;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.matching.session.SessionCommand.LockSignup;
import org.jiebang.matching.session.SessionCommand.OpenSignup;
import org.jiebang.matching.session.SessionEvent.ExcuseAccepted;
import org.jiebang.matching.session.SessionEvent.NoShowMarked;
import org.jiebang.matching.session.SessionEvent.SessionCancelled;
import org.jiebang.matching.session.SessionEvent.SessionLocked;
import org.jiebang.matching.session.SessionEvent.SignupWithdrawn;
import org.junit.jupiter.api.Test;

class SessionLifecycleTest {

  @Test
  void every_command_in_every_state_of_a_session_does_what_the_table_says() {
    var histories = new LinkedHashMap<String, List<SessionEvent>>();
    histories.put("PLANNED", List.of(planned()));
    histories.put("OPEN", open());
    histories.put("LOCKED", then(open(), new SessionLocked(SESSION, WEEK_BEFORE)));
    histories.put("RUNNING", running());
    histories.put("ENDED", over());
    histories.put("RECORDED", counted());
    histories.put("CONFIRMED", settled());
    histories.put(
        "CANCELLED", then(open(), new SessionCancelled(SESSION, TASK, "WEATHER", WEEK_BEFORE)));

    Map<String, Function<Session, SessionCommand>> commands = new LinkedHashMap<>();
    commands.put("plan", always(plan()));
    commands.put("openSignup", always(new OpenSignup(SESSION, 2, false, OFFICE, WEEK_BEFORE)));
    commands.put("lock", always(new LockSignup(SESSION, OFFICE, WEEK_BEFORE)));
    commands.put("start", always(start(STARTS)));
    commands.put("end", always(end(ENDS)));
    commands.put("cancel", always(cancel()));
    commands.put("signUp", always(signUp(BO)));
    commands.put("approveSignup", always(approve(CAI)));
    commands.put("rejectSignup", always(reject(CAI)));
    commands.put("promote", always(promote(DAN)));
    commands.put("withdraw", always(withdraw(ANNA, WEEK_BEFORE)));
    commands.put("checkIn", always(checkIn(EVE, after(5))));
    commands.put("checkOut", always(checkOut(ANNA, after(119))));
    commands.put("closeMissing", always(closeMissing(EVE)));
    commands.put("record", always(count()));
    commands.put("backfill", always(backfill(BO, STARTS, ENDS, true)));
    commands.put("confirm", always(confirm(ANNA, OFFICE)));
    commands.put("dispute", always(dispute(ANNA, NEXT_DAY)));
    commands.put("resolveDispute", always(resolve(FAY, STARTS, after(90))));
    commands.put("void", always(voidRecord(ANNA, DESK)));
    commands.put("zero", always(zero(ANNA, "BAD_EVALUATION")));

    new LifecycleWalk<>(Sessions.INSTANCE, histories, commands).check();
  }

  @Test
  void every_command_in_every_state_of_a_participation_does_what_the_table_says() {
    List<SessionEvent> open = List.of(planned(), opened());
    List<SessionEvent> there = then(open, signedUp(ANNA), started(), checkedIn(ANNA, STARTS));
    List<SessionEvent> over = then(there, checkedOut(ANNA, ENDS), ended());
    List<SessionEvent> recorded = then(over, recorded(ANNA, STARTS, ENDS, 120), allRecorded(1));
    List<SessionEvent> absent = then(open, signedUp(ANNA), started(), ended());
    List<SessionEvent> confirmed = then(recorded, confirmed(ANNA));

    var histories = new LinkedHashMap<String, List<SessionEvent>>();
    histories.put("ABSENT", open);
    histories.put("APPLIED", then(open, applied(ANNA)));
    histories.put("CONFIRMED_PLACE", then(open, signedUp(ANNA)));
    histories.put("WAITLISTED", then(open, waitlisted(ANNA)));
    histories.put("CHECKED_IN", there);
    histories.put("CHECKED_OUT", over);
    histories.put("RECORDED", recorded);
    histories.put("CONFIRMED", confirmed);
    histories.put(
        "WITHDRAWN",
        then(open, signedUp(ANNA), new SignupWithdrawn(SESSION, ANNA, 60, true, WEEK_BEFORE)));
    histories.put("NO_SHOW", then(absent, new NoShowMarked(SESSION, ANNA, NEXT_DAY)));
    histories.put(
        "EXCUSED", then(absent, new ExcuseAccepted(SESSION, ANNA, sealed(ANNA), NEXT_DAY)));
    histories.put("DISPUTED", then(confirmed, disputed(ANNA)));
    histories.put("CORRECTED", then(confirmed, disputed(ANNA), corrected(ANNA)));
    histories.put("VOIDED", then(confirmed, voided(ANNA, NEXT_DAY)));

    Map<String, Function<Session, SessionCommand>> commands = new LinkedHashMap<>();
    commands.put("signUp", always(signUp(ANNA)));
    commands.put("approveSignup", always(approve(ANNA)));
    commands.put("rejectSignup", always(reject(ANNA)));
    commands.put("promote", always(promote(ANNA)));
    commands.put("withdraw", always(withdraw(ANNA, WEEK_BEFORE)));
    commands.put("checkIn", always(checkIn(ANNA, after(5))));
    commands.put("checkOut", always(checkOut(ANNA, after(119))));
    commands.put("closeMissing", always(closeMissing(ANNA)));
    commands.put("backfill", always(backfill(ANNA, STARTS, ENDS, true)));
    commands.put("confirm", always(confirm(ANNA, OFFICE)));
    commands.put("dispute", always(dispute(ANNA, NEXT_DAY)));
    commands.put("resolveDispute", always(resolve(ANNA, STARTS, after(90))));
    commands.put("void", always(voidRecord(ANNA, DESK)));
    commands.put("zero", always(zero(ANNA, "BAD_EVALUATION")));

    new LifecycleWalk<>(new ParticipationOfAnna(), histories, commands).checkCells();
  }

  /** Names the state of one participation instead of the session's. */
  private static final class ParticipationOfAnna
      implements Aggregate<SessionCommand, Session, SessionEvent> {

    @Override
    public String name() {
      return "participation";
    }

    @Override
    public Class<SessionEvent> events() {
      return SessionEvent.class;
    }

    @Override
    public Decider<SessionCommand, Session, SessionEvent> decider() {
      return Sessions.INSTANCE.decider();
    }

    @Override
    public String stateOf(Session state) {
      if (!(state instanceof Session.Existing s)) {
        return "NONE";
      }
      Participation p = s.of(ANNA);
      return p == null ? "ABSENT" : p.state().name();
    }

    @Override
    public UUID tenantOf(Session state) {
      return WUHUAN;
    }
  }
}
