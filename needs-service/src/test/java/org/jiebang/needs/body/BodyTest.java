package org.jiebang.needs.body;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.needs.body.BodySamples.ANN;
import static org.jiebang.needs.body.BodySamples.BO;
import static org.jiebang.needs.body.BodySamples.BODY;
import static org.jiebang.needs.body.BodySamples.CAI;
import static org.jiebang.needs.body.BodySamples.DISTRICT;
import static org.jiebang.needs.body.BodySamples.ELECTED;
import static org.jiebang.needs.body.BodySamples.SEALED;
import static org.jiebang.needs.body.BodySamples.TASK;
import static org.jiebang.needs.body.BodySamples.appoint;
import static org.jiebang.needs.body.BodySamples.appointed;
import static org.jiebang.needs.body.BodySamples.day;
import static org.jiebang.needs.body.BodySamples.desk;
import static org.jiebang.needs.body.BodySamples.district;
import static org.jiebang.needs.body.BodySamples.established;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyCommand.AddTask;
import org.jiebang.needs.body.BodyCommand.AppointMember;
import org.jiebang.needs.body.BodyCommand.AssignGridWorker;
import org.jiebang.needs.body.BodyCommand.DissolveBody;
import org.jiebang.needs.body.BodyCommand.EndTerm;
import org.jiebang.needs.body.BodyCommand.EstablishBody;
import org.jiebang.needs.body.BodyCommand.FinishTask;
import org.jiebang.needs.body.BodyEvent.BodyDissolved;
import org.jiebang.needs.body.BodyEvent.BodyEstablished;
import org.jiebang.needs.body.BodyEvent.BodyGridWorkerAssigned;
import org.jiebang.needs.body.BodyEvent.BodyMemberAppointed;
import org.jiebang.needs.body.BodyEvent.BodyTaskAdded;
import org.jiebang.needs.body.BodyEvent.BodyTaskFinished;
import org.jiebang.needs.body.BodyEvent.BodyTermEnded;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {

  private static final BodyEstablished COUNCIL = established(BodyKind.COUNCIL, ELECTED);
  private static final BodyEstablished THINK_TANK = established(BodyKind.THINK_TANK, ELECTED);
  private static final BodyEstablished GRID_TEAM = established(BodyKind.GRID_TEAM, ELECTED);
  private static final BodyEstablished YOUNG_OWNERS =
      established(BodyKind.COUNCIL, BodyPolicy.YOUNG_OWNERS);
  private static final BodyMemberAppointed ANN_2026 = appointed(ANN, "2026-01-01", "2026-12-31");

  private final DeciderSpec<BodyCommand, Body, BodyEvent> spec = DeciderSpec.of(new BodyDecider());

  private static EstablishBody establish(BodyKind kind, ExpertField field) {
    return new EstablishBody(
        BODY, WUHUAN.value(), kind, field, "青年议事会", null, ELECTED, "Asia/Shanghai", desk(), NINE);
  }

  private static EndTerm end(UUID person, String lastDay) {
    return new EndTerm(BODY, person, day(lastDay), desk(), NINE);
  }

  private static AssignGridWorker assign(UUID person, String from, String until) {
    return new AssignGridWorker(BODY, person, "3", "3-2", day(from), day(until), desk(), NINE);
  }

  private Established body(BodyEvent... events) {
    return (Established) spec.given(events).state();
  }

  // --- what bodies there are

  @Test
  @Tag("N-12")
  void a_think_tank_has_a_field() {
    spec.when(establish(BodyKind.THINK_TANK, ExpertField.LEGAL)).then(THINK_TANK);
  }

  @Test
  @Tag("N-12")
  void a_think_tank_without_a_field_is_refused() {
    spec.when(
            new EstablishBody(
                BODY,
                WUHUAN.value(),
                BodyKind.THINK_TANK,
                null,
                "智囊团",
                null,
                ELECTED,
                "Asia/Shanghai",
                desk(),
                NINE))
        .thenRefused(BodyRefusal.FIELD_REQUIRED);
  }

  @Test
  void a_council_with_a_field_is_refused() {
    spec.when(establish(BodyKind.COUNCIL, ExpertField.LEGAL))
        .thenRefused(BodyRefusal.FIELD_REQUIRED);
  }

  @Test
  @Tag("N-13")
  void an_owners_committee_is_the_fourth_of_its_kind() {
    var fourth =
        new BodyEstablished(
            BODY,
            WUHUAN.value(),
            BodyKind.OWNERS_COMMITTEE,
            null,
            "业主委员会",
            4,
            new BodyPolicy(50, null, true, 11, 60, null),
            "Asia/Shanghai",
            NINE);
    spec.when(
            new EstablishBody(
                BODY,
                WUHUAN.value(),
                BodyKind.OWNERS_COMMITTEE,
                null,
                "业主委员会",
                4,
                fourth.policy(),
                "Asia/Shanghai",
                desk(),
                NINE))
        .then(fourth);
    spec.given(fourth)
        .when(appoint(ANN, "2026-03-01", null))
        .thenRefused(BodyRefusal.OWNERSHIP_REQUIRED);
  }

  @Test
  void a_district_does_not_make_the_bodies_of_its_communities() {
    spec.when(
            new EstablishBody(
                BODY,
                WUHUAN.value(),
                BodyKind.COUNCIL,
                null,
                "青年议事会",
                null,
                ELECTED,
                "Asia/Shanghai",
                district(),
                NINE))
        .thenRefused(BodyRefusal.NOT_YOUR_LEVEL);
    spec.given(COUNCIL)
        .when(new DissolveBody(BODY, "换届", district(), NINE))
        .thenRefused(BodyRefusal.NOT_YOUR_LEVEL);
  }

  @Test
  void a_district_makes_its_own() {
    var own =
        new BodyEstablished(
            BODY,
            DISTRICT,
            BodyKind.REVIEW_PANEL,
            null,
            "青年评议团",
            null,
            ELECTED,
            "Asia/Shanghai",
            NINE);
    spec.when(
            new EstablishBody(
                BODY,
                DISTRICT,
                BodyKind.REVIEW_PANEL,
                null,
                "青年评议团",
                null,
                ELECTED,
                "Asia/Shanghai",
                district(),
                NINE))
        .then(own);
  }

  // --- terms

  @Test
  @Tag("N-09")
  void office_at_any_date_is_a_question() {
    Established council =
        body(
            COUNCIL,
            ANN_2026,
            appointed(BO, "2026-03-01", null),
            new BodyTermEnded(BODY, ANN, day("2026-01-01"), day("2026-06-30"), null, NINE));
    assertThat(people(council, "2025-12-31")).isEmpty();
    assertThat(people(council, "2026-01-01")).containsExactly(ANN);
    assertThat(people(council, "2026-06-30")).containsExactly(ANN, BO);
    assertThat(people(council, "2026-07-01")).containsExactly(BO);
    assertThat(people(council, "2099-01-01")).containsExactly(BO);
  }

  private static List<UUID> people(Established body, String on) {
    return body.membersOn(day(on)).stream().map(Member::person).toList();
  }

  @Test
  void a_second_term_that_meets_the_first_is_refused() {
    spec.given(COUNCIL, ANN_2026)
        .when(appoint(ANN, "2026-12-31", "2027-12-31"))
        .thenRefused(BodyRefusal.ALREADY_A_MEMBER);
    spec.given(COUNCIL, appointed(ANN, "2026-01-01", null))
        .when(appoint(ANN, "2036-01-01", null))
        .thenRefused(BodyRefusal.ALREADY_A_MEMBER);
  }

  @Test
  void a_second_term_may_follow_the_next_day() {
    spec.given(COUNCIL, ANN_2026)
        .when(appoint(ANN, "2027-01-01", "2027-12-31"))
        .then(appointed(ANN, "2027-01-01", "2027-12-31"));
  }

  @Test
  void there_are_not_more_members_than_agreed_on_any_day() {
    BodyEstablished two =
        established(BodyKind.COUNCIL, new BodyPolicy(50, null, false, 2, null, null));
    var past = List.of(two, ANN_2026, appointed(BO, "2026-06-01", "2026-06-30"));
    spec.given(past)
        .when(appoint(CAI, "2026-05-01", "2026-06-01"))
        .thenRefused(BodyRefusal.BODY_FULL);
    spec.given(past)
        .when(appoint(CAI, "2026-07-01", null))
        .then(appointed(CAI, "2026-07-01", null));
  }

  @Test
  void a_term_is_as_long_as_agreed_unless_said_otherwise() {
    BodyEstablished yearly =
        established(BodyKind.COUNCIL, new BodyPolicy(50, null, false, 30, 12, null));
    spec.given(yearly).when(appoint(ANN, "2026-01-01", null)).then(ANN_2026);
    spec.given(yearly)
        .when(appoint(ANN, "2026-01-01", "2027-01-01"))
        .thenRefused(BodyRefusal.TERM_TOO_LONG);
    spec.given(yearly)
        .when(appoint(ANN, "2026-01-01", "2025-12-31"))
        .thenRefused(BodyRefusal.TERM_BACKWARDS);
  }

  @ParameterizedTest
  @CsvSource({
    "2028-02-29,12,2029-02-28",
    "2028-02-29,48,2032-02-28",
    "2027-03-01,12,2028-02-29",
    "2026-01-31,1,2026-02-28",
    "2028-01-31,1,2028-02-29",
    "2026-03-01,1,2026-03-31"
  })
  @Tag("N-09")
  void a_term_that_begins_on_a_leap_day_loses_no_day(String from, int months, String last) {
    BodyEstablished agreed =
        established(BodyKind.COUNCIL, new BodyPolicy(50, null, false, 30, months, null));
    spec.given(agreed).when(appoint(ANN, from, null)).then(appointed(ANN, from, last));
    spec.given(agreed)
        .when(appoint(ANN, from, day(last).plusDays(1).toString()))
        .thenRefused(BodyRefusal.TERM_TOO_LONG);
  }

  @Test
  @Tag("N-09")
  void a_young_owners_council_takes_owners_of_at_most_45() {
    spec.given(YOUNG_OWNERS)
        .when(appoint(ANN, "2026-01-01", null, null, true))
        .thenRefused(BodyRefusal.BIRTH_DATE_REQUIRED);
    spec.given(YOUNG_OWNERS)
        .when(appoint(ANN, "2026-01-01", null, 46, true))
        .thenRefused(BodyRefusal.TOO_OLD_FOR_OFFICE);
    spec.given(YOUNG_OWNERS)
        .when(appoint(ANN, "2026-01-01", null, 45, false))
        .thenRefused(BodyRefusal.OWNERSHIP_REQUIRED);
    spec.given(YOUNG_OWNERS)
        .when(appoint(ANN, "2026-01-01", null, 45, true))
        .then(
            new BodyMemberAppointed(
                BODY,
                ANN,
                Office.MEMBER,
                null,
                day("2026-01-01"),
                null,
                SEALED,
                SEALED,
                SEALED,
                NINE));
  }

  @Test
  void a_term_ends_on_its_last_day() {
    spec.given(COUNCIL, ANN_2026)
        .when(end(ANN, "2026-06-30"))
        .then(new BodyTermEnded(BODY, ANN, day("2026-01-01"), day("2026-06-30"), null, NINE));
    spec.given(COUNCIL, ANN_2026).when(end(ANN, "2026-12-31")).thenNothing();
  }

  @Test
  void a_term_that_is_over_or_never_was_does_not_end() {
    spec.given(COUNCIL, ANN_2026).when(end(ANN, "2027-01-01")).thenRefused(BodyRefusal.TERM_OVER);
    spec.given(COUNCIL, ANN_2026)
        .when(end(ANN, "2025-12-31"))
        .thenRefused(BodyRefusal.TERM_BACKWARDS);
    spec.given(COUNCIL, ANN_2026)
        .when(end(BO, "2026-06-30"))
        .thenRefused(BodyRefusal.PERSON_NOT_IN_OFFICE);
  }

  @Test
  void a_dissolved_body_has_nobody_from_the_next_day_on() {
    Established gone =
        body(COUNCIL, ANN_2026, new BodyDissolved(BODY, day("2026-03-02"), "换届", NINE));
    assertThat(people(gone, "2026-03-02")).containsExactly(ANN);
    assertThat(people(gone, "2026-03-03")).isEmpty();
  }

  @Test
  void members_see_their_body_until_their_term_is_over() {
    Established council =
        body(
            COUNCIL,
            appointed(ANN, "2026-01-01", "2026-03-01"),
            appointed(BO, "2026-01-01", "2026-03-02"),
            appointed(CAI, "2027-01-01", null));
    assertThat(Bodies.INSTANCE.partiesOf(council)).containsExactly(BO, CAI);
  }

  @Test
  void more_than_the_share_makes_a_quorum() {
    assertThat(BodyPolicy.DEFAULT.quorate(5, 10)).isFalse();
    assertThat(BodyPolicy.DEFAULT.quorate(6, 10)).isTrue();
    var twoThirds = new BodyPolicy(66, null, false, 30, null, null);
    assertThat(twoThirds.quorate(1, 3)).isFalse();
    assertThat(twoThirds.quorate(2, 3)).isTrue();
  }

  // --- work

  @Test
  @Tag("N-04")
  void a_grid_teams_member_works_in_a_grid_while_a_member() {
    spec.given(GRID_TEAM, ANN_2026)
        .when(assign(ANN, "2026-02-01", "2026-11-30"))
        .then(
            new BodyGridWorkerAssigned(
                BODY, ANN, "3", "3-2", day("2026-02-01"), day("2026-11-30"), NINE));
    spec.given(GRID_TEAM, ANN_2026)
        .when(assign(ANN, "2026-02-01", "2027-01-01"))
        .thenRefused(BodyRefusal.PERSON_NOT_IN_OFFICE);
    spec.given(GRID_TEAM, ANN_2026)
        .when(assign(ANN, "2026-02-01", "2026-01-31"))
        .thenRefused(BodyRefusal.TERM_BACKWARDS);
    spec.given(COUNCIL, ANN_2026)
        .when(assign(ANN, "2026-02-01", "2026-11-30"))
        .thenRefused(BodyRefusal.NOT_A_GRID_TEAM);
  }

  @Test
  void nobody_is_assigned_to_the_same_place_twice() {
    spec.given(
            GRID_TEAM,
            ANN_2026,
            new BodyGridWorkerAssigned(BODY, ANN, "3", "3-2", day("2026-02-01"), null, NINE))
        .when(assign(ANN, "2026-06-01", "2026-06-30"))
        .thenRefused(BodyRefusal.ALREADY_ASSIGNED);
  }

  @Test
  void who_leaves_the_team_leaves_the_grid() {
    Established team =
        body(
            GRID_TEAM,
            ANN_2026,
            new BodyGridWorkerAssigned(BODY, ANN, "3", "3-2", day("2026-02-01"), null, NINE),
            new BodyTermEnded(BODY, ANN, day("2026-01-01"), day("2026-06-30"), null, NINE));
    assertThat(team.dutiesOn(day("2026-06-30"))).hasSize(1);
    assertThat(team.dutiesOn(day("2026-07-01"))).isEmpty();
  }

  @Test
  @Tag("N-12")
  void a_think_tank_keeps_a_task_list() {
    var add = new AddTask(BODY, TASK, "审阅物业合同", ANN, day("2026-04-01"), desk(), NINE);
    var added = new BodyTaskAdded(BODY, TASK, "审阅物业合同", ANN, day("2026-04-01"), NINE);
    var finish = new FinishTask(BODY, TASK, "已出具意见", desk(), NINE);
    spec.given(THINK_TANK, ANN_2026).when(add).then(added);
    spec.given(THINK_TANK).when(add).thenRefused(BodyRefusal.PERSON_NOT_IN_OFFICE);
    spec.given(COUNCIL, ANN_2026).when(add).thenRefused(BodyRefusal.NOT_A_THINK_TANK);
    spec.given(COUNCIL, ANN_2026).when(finish).thenRefused(BodyRefusal.NOT_A_THINK_TANK);
    spec.given(THINK_TANK, ANN_2026).when(finish).thenRefused(BodyRefusal.TASK_NOT_ON_LIST);
    var finished = new BodyTaskFinished(BODY, TASK, "已出具意见", NINE);
    spec.given(THINK_TANK, ANN_2026, added).when(finish).then(finished);
    spec.given(THINK_TANK, ANN_2026, added, finished)
        .when(finish)
        .thenRefused(BodyRefusal.TASK_ALREADY_FINISHED);
  }

  @Test
  void a_task_list_has_an_end() {
    DeciderSpec<BodyCommand, Body, BodyEvent> full = spec.given(THINK_TANK, ANN_2026);
    for (int i = 0; i < Work.MOST_TASKS; i++) {
      full =
          full.given(
              new BodyTaskAdded(
                  BODY, new BodyTaskId(new UUID(1, i)), "任务", ANN, day("2026-04-01"), NINE));
    }
    full.when(new AddTask(BODY, TASK, "审阅", ANN, day("2026-04-01"), desk(), NINE))
        .thenRefused(BodyRefusal.TASK_LIST_FULL);
  }

  // --- what is shown

  @Test
  void the_picture_is_what_the_rules_know_and_survives_the_row() throws Exception {
    BodyBody shown =
        ViewSpec.<BodyBody, BodyEvent>picture(
            new BodyPicture(),
            BODY.value(),
            WUHUAN.value(),
            THINK_TANK,
            ANN_2026,
            new BodyTaskAdded(BODY, TASK, "审阅物业合同", ANN, day("2026-04-01"), NINE));
    assertThat(shown.state()).isEqualTo("ACTIVE");
    assertThat(shown.body().terms()).hasSize(1);
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(shown), BodyBody.class))
        .isEqualTo(shown);
  }

  @Test
  void the_row_has_the_columns_of_the_list() {
    BodyRow row =
        requireNonNull(
            ViewSpec.<BodyRow, BodyEvent>row(
                new BodiesView(), BODY.value(), WUHUAN.value(), THINK_TANK));
    assertThat(row.kind).isEqualTo("THINK_TANK");
    assertThat(row.expertField).isEqualTo("LEGAL");
    assertThat(row.state).isEqualTo("ACTIVE");
    assertThat(row.tenant).isEqualTo(WUHUAN.value());
  }

  @Test
  void an_unknown_body_takes_no_members() {
    AppointMember c = appoint(ANN, "2026-01-01", null);
    spec.when(c).thenRefused(BodyRefusal.BODY_NOT_FOUND);
    spec.given(COUNCIL, new BodyDissolved(BODY, day("2026-03-02"), "换届", NINE))
        .when(c)
        .thenRefused(BodyRefusal.BODY_DISSOLVED);
    spec.given(COUNCIL)
        .when(
            new EstablishBody(
                BODY,
                WUHUAN.value(),
                BodyKind.COUNCIL,
                null,
                "青年议事会",
                null,
                ELECTED,
                "Asia/Shanghai",
                desk(),
                NINE))
        .thenRefused(BodyRefusal.ILLEGAL_TRANSITION);
  }
}
