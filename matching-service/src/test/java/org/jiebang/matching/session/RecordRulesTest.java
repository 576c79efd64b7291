package org.jiebang.matching.session;

import static org.jiebang.matching.session.SessionCommands.*;
import static org.jiebang.matching.session.SessionExamples.*;
import static org.jiebang.matching.session.SessionRefusal.*;

import java.time.Duration;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.matching.session.SessionEvent.*;
import org.junit.jupiter.api.Test;

class RecordRulesTest {

  private final DeciderSpec<SessionCommand, Session, SessionEvent> spec =
      DeciderSpec.of(new SessionDecider());

  /** Over; ANNA stayed from beginning to end. */
  private DeciderSpec<SessionCommand, Session, SessionEvent> over() {
    return spec.given(
        planned(),
        opened(),
        signedUp(ANNA),
        started(),
        checkedIn(ANNA, STARTS),
        checkedOut(ANNA, ENDS),
        ended());
  }

  private DeciderSpec<SessionCommand, Session, SessionEvent> counted() {
    return over().given(recorded(ANNA, STARTS, ENDS, 120), allRecorded(1));
  }

  @Test
  void everybody_who_came_gets_their_minutes() {
    over().when(count()).then(recorded(ANNA, STARTS, ENDS, 120), allRecorded(1));
  }

  @Test
  void what_nobody_closed_is_closed_first() {
    spec.given(
            planned(),
            opened(),
            signedUp(ANNA),
            signedUp(EVE),
            started(),
            checkedIn(ANNA, STARTS),
            ended())
        .when(count())
        .then(
            new CheckOutAssumed(SESSION, ANNA, ENDS, ENDS),
            recorded(ANNA, STARTS, ENDS, 120),
            new NoShowMarked(SESSION, EVE, ENDS),
            allRecorded(1));
  }

  @Test
  void counting_waits_for_the_end_and_happens_once() {
    spec.given(planned(), opened(), started()).when(count()).thenRefused(SESSION_NOT_ENDED);
    counted().when(count()).thenRefused(ALREADY_RECORDED);
  }

  @Test
  void the_department_confirms_and_with_the_last_record_the_session_is_confirmed() {
    counted()
        .when(confirm(ANNA, OFFICE))
        .then(confirmed(ANNA), new SessionConfirmed(SESSION, TASK, NEXT_DAY));
  }

  @Test
  void nobody_confirms_their_own_service() {
    counted()
        .when(confirm(ANNA, new Actor(ANNA, "DEP", DEPARTMENT, null)))
        .thenRefused(SELF_DEALING);
  }

  @Test
  void the_desk_confirms_only_what_the_community_itself_runs() {
    counted().when(confirm(ANNA, DESK)).thenRefused(ROLE_NOT_ALLOWED);
  }

  @Test
  void nothing_is_confirmed_before_it_is_recorded() {
    over().when(confirm(ANNA, OFFICE)).thenRefused(NOT_RECORDED);
    spec.given(planned(), opened(), started())
        .when(confirm(ANNA, OFFICE))
        .thenRefused(SESSION_NOT_ENDED);
  }

  @Test
  void confirming_twice_is_refused() {
    counted().given(confirmed(ANNA)).when(confirm(ANNA, OFFICE)).thenRefused(ALREADY_CONFIRMED);
  }

  @Test
  void a_record_written_later_needs_somebody_who_vouches_for_it() {
    over().when(backfill(BO, STARTS, after(100), false)).thenRefused(GUARANTEE_REQUIRED);
    over().when(backfill(BO, STARTS, after(100), true)).then(backfilled(BO));
  }

  @Test
  void a_record_written_later_lies_within_the_session() {
    over()
        .when(backfill(BO, STARTS, ENDS.plusSeconds(1), true))
        .thenRefused(BACKFILL_EXCEEDS_SESSION);
    over().when(backfill(BO, ENDS, STARTS, true)).thenRefused(BACKFILL_EXCEEDS_SESSION);
  }

  @Test
  void a_disputed_record_is_corrected_and_counted_anew() {
    counted()
        .given(confirmed(ANNA), disputed(ANNA))
        .when(resolve(ANNA, STARTS, after(90)))
        .then(corrected(ANNA));
  }

  @Test
  void a_record_can_be_disputed_for_thirty_days() {
    var confirmed = counted().given(confirmed(ANNA));
    confirmed
        .when(dispute(ANNA, NEXT_DAY.plus(Duration.ofDays(30)).plusSeconds(1)))
        .thenRefused(DISPUTE_WINDOW_OVER);
    confirmed.when(dispute(ANNA, NEXT_DAY)).then(disputed(ANNA));
  }

  @Test
  void only_a_confirmed_record_is_disputed_and_once() {
    counted().when(dispute(ANNA, NEXT_DAY)).thenRefused(RECORD_NOT_CONFIRMED);
    counted()
        .given(confirmed(ANNA), disputed(ANNA))
        .when(dispute(ANNA, NEXT_DAY))
        .thenRefused(ALREADY_DISPUTED);
  }

  @Test
  void a_correction_that_changes_nothing_is_refused() {
    counted()
        .given(confirmed(ANNA), disputed(ANNA))
        .when(resolve(ANNA, STARTS, ENDS))
        .thenRefused(NO_CHANGE_GIVEN);
  }

  @Test
  void a_dispute_is_resolved_once() {
    counted().when(resolve(ANNA, STARTS, after(90))).thenRefused(NO_OPEN_DISPUTE);
    counted()
        .given(confirmed(ANNA), disputed(ANNA), corrected(ANNA))
        .when(resolve(ANNA, STARTS, after(90)))
        .thenRefused(DISPUTE_ALREADY_RESOLVED);
  }

  @Test
  void a_record_is_voided_with_a_reason_and_once() {
    var confirmed = counted().given(confirmed(ANNA));
    confirmed.when(voidRecord(ANNA, DESK)).then(voided(ANNA, NEXT_DAY));
    confirmed
        .given(voided(ANNA, NEXT_DAY))
        .when(voidRecord(ANNA, DESK))
        .thenRefused(ALREADY_VOIDED);
    over().when(voidRecord(ANNA, DESK)).thenRefused(NOT_RECORDED);
  }

  @Test
  void service_is_zeroed_only_by_a_published_rule() {
    var confirmed = counted().given(confirmed(ANNA));
    confirmed.when(zero(ANNA, null)).thenRefused(RULE_NOT_PUBLISHED);
    confirmed
        .when(zero(ANNA, "BAD_EVALUATION"))
        .then(
            new ServiceZeroed(
                record(ANNA),
                SESSION,
                TASK,
                NEED,
                WUHUAN,
                ANNA,
                uuid(0x601),
                "BAD_EVALUATION",
                120,
                NEXT_DAY));
  }
}
