package org.jiebang.matching.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.matching.session.SessionExamples.*;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.matching.session.SessionEvent.SessionLocked;
import org.junit.jupiter.api.Test;

class SessionPictureTest {

  private static SessionBody body(List<SessionEvent> events) {
    return ViewSpec.picture(
        new SessionPicture(), SESSION.value(), WUHUAN, events.toArray(SessionEvent[]::new));
  }

  private static ParticipationBody part(List<SessionEvent> events, UUID volunteer) {
    return requireNonNull(body(events).of(volunteer));
  }

  private static Session state(List<SessionEvent> events) {
    return DeciderSpec.of(Sessions.INSTANCE.decider()).given(events).state();
  }

  @Test
  void the_body_is_in_the_state_that_the_rules_see_and_counts_the_same_places() {
    for (List<SessionEvent> history :
        List.of(
            List.<SessionEvent>of(planned()),
            open(),
            then(open(), new SessionLocked(SESSION, WEEK_BEFORE)),
            running(),
            over(),
            counted(),
            settled())) {
      SessionBody body = body(history);
      Session.Existing state = (Session.Existing) state(history);
      assertThat(body.state()).isEqualTo(Sessions.INSTANCE.stateOf(state));
      assertThat(body.placesTaken()).isEqualTo(state.placesTaken());
      assertThat(body.waiting()).isEqualTo(state.in(Participation.State.WAITLISTED).size());
    }
  }

  @Test
  void an_open_session_shows_who_has_a_place_who_asks_and_who_waits() {
    assertThat(body(open()).participations())
        .extracting(ParticipationBody::state)
        .containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED", "APPLIED", "WAITLISTED");
  }

  @Test
  void a_confirmed_record_shows_its_minutes() {
    assertThat(body(settled()).of(ANNA))
        .isEqualTo(
            new ParticipationBody(
                ANNA,
                "CONFIRMED",
                false,
                STARTS,
                ENDS,
                new RecordBody(
                    record(ANNA), STARTS, ENDS, 120, 120, Evidence.TIMED, null, NEXT_DAY, null),
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void a_corrected_record_keeps_what_was_said_against_it() {
    ParticipationBody p = part(then(settled(), corrected(FAY)), FAY);
    assertThat(p.state()).isEqualTo("CORRECTED");
    assertThat(p.dispute()).isEqualTo(sealed(FAY));
    assertThat(requireNonNull(p.record()).minutes()).isEqualTo(90);
    assertThat(requireNonNull(p.record()).reason()).isEqualTo("LATE_CHECK_OUT");
  }

  @Test
  void a_backfilled_record_of_a_stranger_shows_up() {
    ParticipationBody p = part(then(over(), backfilled(BO)), BO);
    assertThat(requireNonNull(p.record()).evidence()).isEqualTo(Evidence.BACKFILLED);
    assertThat(p.guarantee()).isEqualTo(sealed(BO));
  }

  @Test
  void the_row_has_the_columns_the_list_is_filtered_by() {
    SessionRow row =
        requireNonNull(
            ViewSpec.row(
                new SessionListView(),
                SESSION.value(),
                WUHUAN,
                open().toArray(SessionEvent[]::new)));
    assertThat(row.state).isEqualTo("OPEN");
    assertThat(List.of(row.task, row.organisation, row.department, row.madePublic, row.startsAt))
        .isEqualTo(List.<Object>of(TASK, UNIVERSITY, DEPARTMENT, true, STARTS));
  }

  @Test
  void everybody_sees_a_session_once_sign_up_has_opened() {
    Set<UUID> runners = Set.of(UNIVERSITY, DEPARTMENT);
    assertThat(Sessions.INSTANCE.partiesOf(state(List.of(planned())))).isEqualTo(runners);
    assertThat(Sessions.INSTANCE.partiesOf(state(open()))).contains(Aggregate.EVERYONE);
  }

  @Test
  void a_session_belongs_to_the_community_and_to_the_needs_story() {
    assertThat(Sessions.INSTANCE.tenantOf(state(open()))).isEqualTo(WUHUAN);
    assertThat(Sessions.INSTANCE.correlationOf(state(open()))).isEqualTo(NEED);
  }

  @Test
  void the_facts_that_the_task_asks_about() {
    Session.Existing running = (Session.Existing) state(running());
    assertThat(running.unfinished()).isTrue();
    assertThat(running.cancellable()).isFalse();
    assertThat(running.signedUp()).isEqualTo(5);
    assertThat(running.checkedIn()).isEqualTo(2);
    assertThat(running.serviceRecords()).isZero();
    Session.Existing settled = (Session.Existing) state(settled());
    assertThat(settled.unfinished()).isFalse();
    assertThat(settled.serviceRecords()).isEqualTo(2);
  }
}
