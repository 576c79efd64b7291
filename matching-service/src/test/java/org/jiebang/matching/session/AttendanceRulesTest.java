package org.jiebang.matching.session;

import static org.jiebang.matching.session.SessionCommands.*;
import static org.jiebang.matching.session.SessionExamples.*;
import static org.jiebang.matching.session.SessionRefusal.*;

import java.time.Instant;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.matching.session.PresentedCode.Verdict;
import org.jiebang.matching.session.SessionCommand.CheckIn;
import org.jiebang.matching.session.SessionCommand.CloseMissing;
import org.jiebang.matching.session.SessionEvent.*;
import org.junit.jupiter.api.Test;

class AttendanceRulesTest {

  private final DeciderSpec<SessionCommand, Session, SessionEvent> spec =
      DeciderSpec.of(new SessionDecider());

  private DeciderSpec<SessionCommand, Session, SessionEvent> expected() {
    return spec.given(planned(), opened(), signedUp(ANNA), signedUp(BO));
  }

  @Test
  void the_first_check_in_starts_the_session() {
    expected().when(checkIn(ANNA, STARTS)).then(started(), checkedIn(ANNA, STARTS));
  }

  @Test
  void the_next_one_only_checks_in() {
    expected()
        .given(started(), checkedIn(ANNA, STARTS))
        .when(checkIn(BO, after(1)))
        .then(checkedIn(BO, after(1)));
  }

  @Test
  void a_code_of_another_session_is_invalid() {
    expected()
        .when(checkIn(ANNA, new PresentedCode(Verdict.INVALID, 0), PLACE, false, STARTS))
        .thenRefused(CODE_INVALID);
  }

  @Test
  void an_old_code_is_expired() {
    expected()
        .when(checkIn(ANNA, new PresentedCode(Verdict.EXPIRED, 0), PLACE, false, STARTS))
        .thenRefused(CODE_EXPIRED);
  }

  @Test
  void a_code_counts_once_for_check_in_and_check_out() {
    expected()
        .given(started(), checkedIn(ANNA, STARTS))
        .when(checkOut(ANNA, STARTS.plusSeconds(30)))
        .thenRefused(CODE_REPLAYED);
  }

  @Test
  void a_walk_in_needs_a_fresh_code_to_check_in() {
    expected()
        .given(
            new WalkInRequested(SESSION, CAI, minute(STARTS), STARTS),
            new SignupConfirmed(SESSION, CAI, STARTS))
        .when(checkIn(CAI, STARTS.plusSeconds(30)))
        .thenRefused(CODE_REPLAYED);
  }

  @Test
  void check_in_opens_half_an_hour_before_the_start() {
    Instant opens = after(-30);
    expected().when(checkIn(ANNA, opens.minusSeconds(1))).thenRefused(TOO_EARLY);
    expected()
        .when(checkIn(ANNA, opens))
        .then(new SessionStarted(SESSION, TASK, opens), checkedIn(ANNA, opens));
  }

  @Test
  void after_the_planned_end_it_is_outside_the_window() {
    expected().when(checkIn(ANNA, ENDS.plusSeconds(1))).thenRefused(OUTSIDE_WINDOW);
  }

  @Test
  void the_place_must_be_the_sessions() {
    expected()
        .when(checkIn(ANNA, code(STARTS), "Activity room 1", false, STARTS))
        .thenRefused(WRONG_PLACE);
  }

  @Test
  void who_is_not_on_the_list_is_refused_or_queued_as_a_walk_in() {
    expected().when(checkIn(CAI, STARTS)).thenRefused(NOT_ON_LIST);
    expected()
        .when(checkIn(CAI, code(STARTS), PLACE, true, STARTS))
        .then(new WalkInRequested(SESSION, CAI, minute(STARTS), STARTS));
  }

  @Test
  void who_still_waits_has_no_place_to_check_in_to() {
    expected().given(waitlisted(CAI)).when(checkIn(CAI, STARTS)).thenRefused(NOT_SIGNED_UP);
  }

  @Test
  void who_withdrew_is_told_so() {
    expected()
        .given(new SignupWithdrawn(SESSION, ANNA, 0, true, WEEK_BEFORE))
        .when(checkIn(ANNA, STARTS))
        .thenRefused(SIGNUP_WITHDRAWN);
  }

  @Test
  void checking_in_twice_is_refused() {
    expected()
        .given(started(), checkedIn(ANNA, STARTS))
        .when(checkIn(ANNA, after(5)))
        .thenRefused(ALREADY_CHECKED_IN);
  }

  @Test
  void when_the_session_is_over_one_can_only_ask_for_approval() {
    var over = expected().given(started(), ended());
    over.when(checkIn(ANNA, ENDS)).thenRefused(SESSION_ENDED);
    over.when(checkIn(CAI, code(ENDS), PLACE, true, ENDS))
        .then(new WalkInRequested(SESSION, CAI, minute(ENDS), ENDS));
  }

  @Test
  void the_department_checks_people_in_by_its_list_without_a_code() {
    expected()
        .when(new CheckIn(SESSION, ANNA, CheckInMethod.LIST, null, null, false, OFFICE, STARTS))
        .then(
            started(), new CheckedIn(SESSION, TASK, ANNA, CheckInMethod.LIST, null, null, STARTS));
  }

  @Test
  void checking_out_needs_a_check_in() {
    expected().when(checkOut(ANNA, ENDS)).thenRefused(NOT_CHECKED_IN);
    expected()
        .given(started(), checkedIn(ANNA, STARTS))
        .when(checkOut(ANNA, ENDS))
        .then(checkedOut(ANNA, ENDS));
  }

  @Test
  void checking_out_twice_is_refused() {
    expected()
        .given(started(), checkedIn(ANNA, STARTS), checkedOut(ANNA, after(100)))
        .when(checkOut(ANNA, ENDS))
        .thenRefused(ALREADY_CHECKED_OUT);
  }

  @Test
  void who_forgot_to_check_out_is_taken_to_have_stayed_to_the_planned_end() {
    expected()
        .given(started(), checkedIn(ANNA, STARTS), ended())
        .when(closeMissing(ANNA))
        .then(new CheckOutAssumed(SESSION, ANNA, ENDS, NEXT_DAY));
  }

  @Test
  void but_never_longer_than_the_session_really_was() {
    expected()
        .given(started(), checkedIn(ANNA, STARTS), new SessionEnded(SESSION, TASK, after(50)))
        .when(closeMissing(ANNA))
        .then(new CheckOutAssumed(SESSION, ANNA, after(50), NEXT_DAY));
  }

  @Test
  void who_did_not_come_is_a_no_show_unless_excused() {
    var over = expected().given(started(), ended());
    over.when(closeMissing(ANNA)).then(new NoShowMarked(SESSION, ANNA, NEXT_DAY));
    over.when(new CloseMissing(SESSION, ANNA, sealed(ANNA), OFFICE, NEXT_DAY))
        .then(new ExcuseAccepted(SESSION, ANNA, sealed(ANNA), NEXT_DAY));
  }

  @Test
  void an_excuse_may_come_after_the_no_show() {
    expected()
        .given(started(), ended(), new NoShowMarked(SESSION, ANNA, NEXT_DAY))
        .when(new CloseMissing(SESSION, ANNA, sealed(ANNA), OFFICE, NEXT_DAY))
        .then(new ExcuseAccepted(SESSION, ANNA, sealed(ANNA), NEXT_DAY));
  }

  @Test
  void the_department_starts_a_session_at_the_earliest_when_check_in_opens() {
    expected().when(start(after(-31))).thenRefused(TOO_EARLY);
    expected().when(start(STARTS)).then(started());
  }

  @Test
  void a_session_in_which_somebody_serves_is_not_cancelled() {
    expected()
        .given(started(), checkedIn(ANNA, STARTS))
        .when(cancel())
        .thenRefused(CANCEL_AFTER_CHECKIN);
  }

  @Test
  void ending_an_ended_session_is_no_mistake() {
    expected().given(started(), ended()).when(end(ENDS)).thenNothing();
  }

  @Test
  void what_never_ran_does_not_end() {
    expected().when(end(ENDS)).thenRefused(ILLEGAL_TRANSITION);
  }
}
