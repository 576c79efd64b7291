package org.jiebang.matching.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.session.SessionCommands.*;
import static org.jiebang.matching.session.SessionExamples.*;
import static org.jiebang.matching.session.SessionRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.matching.session.SessionCommand.OpenSignup;
import org.jiebang.matching.session.SessionCommand.VolunteerFacts;
import org.jiebang.matching.session.SessionEvent.*;
import org.junit.jupiter.api.Test;

class SignUpRulesTest {

  private final DeciderSpec<SessionCommand, Session, SessionEvent> spec =
      DeciderSpec.of(new SessionDecider());

  private DeciderSpec<SessionCommand, Session, SessionEvent> onePlace() {
    return spec.given(planned("CHILD_CARE", 1, false), opened());
  }

  private DeciderSpec<SessionCommand, Session, SessionEvent> risky(String category) {
    return spec.given(planned(category, 4, false), opened());
  }

  @Test
  void a_session_is_planned_with_the_task() {
    spec.when(plan()).then(planned());
  }

  @Test
  void nothing_can_be_asked_of_a_session_that_is_not_there() {
    spec.when(cancel()).thenRefused(SESSION_NOT_FOUND);
  }

  @Test
  void signing_up_takes_a_place_at_once() {
    onePlace().when(signUp(ANNA)).then(signedUp(ANNA));
  }

  @Test
  void with_approval_a_sign_up_waits_for_the_department() {
    spec.given(planned(), new SessionOpened(SESSION, 0, true, WEEK_BEFORE))
        .when(signUp(ANNA))
        .then(applied(ANNA));
  }

  @Test
  void one_who_waits_for_approval_holds_a_place() {
    spec.given(
            planned("CHILD_CARE", 1, false),
            new SessionOpened(SESSION, 0, true, WEEK_BEFORE),
            applied(ANNA))
        .when(signUp(BO))
        .thenRefused(SESSION_FULL);
  }

  @Test
  void a_full_session_is_refused_to_who_does_not_want_to_wait() {
    onePlace().given(signedUp(ANNA)).when(signUp(BO)).thenRefused(SESSION_FULL);
  }

  @Test
  void who_wants_to_wait_is_put_on_the_list() {
    onePlace()
        .given(signedUp(ANNA))
        .when(signUp(BO, true, FIT))
        .then(new Waitlisted(SESSION, BO, 1, WEEK_BEFORE));
  }

  @Test
  void the_waiting_list_may_be_full_too() {
    onePlace()
        .given(signedUp(ANNA), waitlisted(CAI), waitlisted(DAN))
        .when(signUp(BO, true, FIT))
        .thenRefused(SESSION_FULL);
  }

  @Test
  void twenty_who_want_the_same_place_one_after_the_other_get_it_once() {
    var at = onePlace();
    int places = 0;
    for (int i = 0; i < 20; i++) {
      var outcome = at.when(signUp(uuid(0x800 + i)));
      places += outcome.events().size();
      at = at.given(outcome.events());
    }
    assertThat(places).isEqualTo(1);
  }

  @Test
  void signing_up_twice_is_refused() {
    onePlace().given(signedUp(ANNA)).when(signUp(ANNA)).thenRefused(DUPLICATE_SIGNUP);
  }

  @Test
  void who_withdrew_may_come_back_at_the_end_of_the_line() {
    onePlace()
        .given(
            waitlisted(ANNA),
            waitlisted(BO),
            new SignupWithdrawn(SESSION, ANNA, 0, true, WEEK_BEFORE),
            signedUp(CAI),
            waitlisted(ANNA))
        .when(withdraw(CAI, WEEK_BEFORE))
        .then(
            new SignupWithdrawn(SESSION, CAI, 7 * 24 * 60, false, WEEK_BEFORE),
            new WaitlistPromoted(SESSION, BO, WEEK_BEFORE));
  }

  @Test
  void only_registered_volunteers_sign_up() {
    onePlace()
        .when(signUp(ANNA, false, new VolunteerFacts(false, List.of(), null, true, List.of())))
        .thenRefused(NOT_REGISTERED);
  }

  @Test
  void some_service_asks_for_a_training() {
    risky("MEDICAL_CARE").when(signUp(ANNA)).thenRefused(TRAINING_MISSING);
  }

  @Test
  void some_service_asks_for_an_insurance_that_covers_the_whole_session() {
    Instant tooShort = ENDS.minusSeconds(1);
    risky("MEDICAL_CARE")
        .when(signUp(ANNA, false, facts(tooShort, true)))
        .thenRefused(INSURANCE_MISSING);
    risky("MEDICAL_CARE").when(signUp(ANNA, false, facts(ENDS, true))).then(signedUp(ANNA));
  }

  @Test
  void some_service_is_for_adults() {
    risky("WORK_AT_HEIGHT")
        .when(signUp(ANNA, false, facts(ENDS, false)))
        .thenRefused(MINOR_NOT_ALLOWED);
  }

  private static VolunteerFacts facts(Instant insuredUntil, boolean adult) {
    return new VolunteerFacts(true, List.of("MEDICAL_CARE"), insuredUntil, adult, List.of());
  }

  @Test
  void some_sessions_are_for_members_of_organisation_or_department() {
    var closed = spec.given(planned("CHILD_CARE", 4, true), opened());
    closed.when(signUp(ANNA)).thenRefused(MEMBERS_ONLY);
    closed.when(signUp(ANNA, false, memberOf(UNIVERSITY))).then(signedUp(ANNA));
    closed.when(signUp(ANNA, false, memberOf(DEPARTMENT))).then(signedUp(ANNA));
  }

  private static VolunteerFacts memberOf(UUID organisation) {
    return new VolunteerFacts(true, List.of(), null, true, List.of(organisation));
  }

  @Test
  void before_sign_up_opens_it_is_too_early() {
    spec.given(planned()).when(signUp(ANNA)).thenRefused(SIGNUP_NOT_OPEN);
  }

  @Test
  void once_locked_it_is_too_late() {
    onePlace()
        .given(new SessionLocked(SESSION, WEEK_BEFORE))
        .when(signUp(ANNA))
        .thenRefused(SIGNUP_CLOSED);
  }

  @Test
  void a_cancelled_session_takes_nobody() {
    onePlace()
        .given(new SessionCancelled(SESSION, TASK, "WEATHER", WEEK_BEFORE))
        .when(signUp(ANNA))
        .thenRefused(SESSION_CANCELLED);
  }

  @Test
  void opening_says_how_long_the_waiting_list_is() {
    spec.given(planned())
        .when(new OpenSignup(SESSION, 2, false, OFFICE, WEEK_BEFORE))
        .then(opened());
  }

  @Test
  void a_late_withdrawal_is_allowed_and_recorded_as_late() {
    onePlace()
        .given(signedUp(ANNA))
        .when(withdraw(ANNA, STARTS.minus(Duration.ofHours(1))))
        .then(new SignupWithdrawn(SESSION, ANNA, 60, true, STARTS.minus(Duration.ofHours(1))));
  }

  @Test
  void withdrawing_without_a_sign_up_is_refused() {
    onePlace().when(withdraw(ANNA, WEEK_BEFORE)).thenRefused(NOT_SIGNED_UP);
  }

  @Test
  void who_leaves_the_waiting_list_frees_no_place() {
    onePlace()
        .given(signedUp(ANNA), waitlisted(BO), waitlisted(CAI))
        .when(withdraw(BO, WEEK_BEFORE))
        .then(new SignupWithdrawn(SESSION, BO, 7 * 24 * 60, false, WEEK_BEFORE));
  }

  @Test
  void nobody_jumps_the_line() {
    onePlace()
        .given(waitlisted(ANNA), waitlisted(BO))
        .when(promote(BO))
        .thenRefused(NOT_NEXT_IN_LINE);
  }

  @Test
  void nobody_is_promoted_to_a_place_that_is_taken() {
    onePlace().given(signedUp(ANNA), waitlisted(BO)).when(promote(BO)).thenRefused(SESSION_FULL);
  }

  @Test
  void who_does_not_wait_cannot_be_promoted() {
    onePlace().when(promote(ANNA)).thenRefused(NOT_WAITLISTED);
    onePlace().given(signedUp(ANNA)).when(promote(ANNA)).thenRefused(ALREADY_CONFIRMED);
  }

  @Test
  void a_walk_in_is_let_in_only_where_a_place_is_free() {
    var walkIn = new WalkInRequested(SESSION, BO, null, STARTS);
    onePlace().given(walkIn).when(approve(BO)).then(new SignupConfirmed(SESSION, BO, WEEK_BEFORE));
    onePlace().given(signedUp(ANNA), walkIn).when(approve(BO)).thenRefused(SESSION_FULL);
  }

  @Test
  void a_rejected_place_goes_to_who_waits() {
    onePlace()
        .given(applied(ANNA), waitlisted(BO))
        .when(reject(ANNA))
        .then(
            new SignupRejected(SESSION, ANNA, "NO_EXPERIENCE", WEEK_BEFORE),
            new WaitlistPromoted(SESSION, BO, WEEK_BEFORE));
  }
}
