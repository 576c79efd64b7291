package org.jiebang.needs.council;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.council.CouncilSamples.ANN;
import static org.jiebang.needs.council.CouncilSamples.BO;
import static org.jiebang.needs.council.CouncilSamples.CAI;
import static org.jiebang.needs.council.CouncilSamples.CODE;
import static org.jiebang.needs.council.CouncilSamples.COUNCIL;
import static org.jiebang.needs.council.CouncilSamples.DATE;
import static org.jiebang.needs.council.CouncilSamples.ITEM;
import static org.jiebang.needs.council.CouncilSamples.MEETING;
import static org.jiebang.needs.council.CouncilSamples.OLD;
import static org.jiebang.needs.council.CouncilSamples.OTHER_ITEM;
import static org.jiebang.needs.council.CouncilSamples.SAID;
import static org.jiebang.needs.council.CouncilSamples.STRANGER;
import static org.jiebang.needs.council.CouncilSamples.chair;
import static org.jiebang.needs.council.CouncilSamples.closed;
import static org.jiebang.needs.council.CouncilSamples.convened;
import static org.jiebang.needs.council.CouncilSamples.meetings;
import static org.jiebang.needs.council.CouncilSamples.member;
import static org.jiebang.needs.council.CouncilSamples.minute;
import static org.jiebang.needs.council.CouncilSamples.planned;
import static org.jiebang.needs.council.CouncilSamples.roster;
import static org.jiebang.needs.council.CouncilSamples.withPresent;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;
import static org.jiebang.needs.need.NeedSamples.desk;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.DeciderSpec.Outcome;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.needs.council.MeetingCommand.AddItem;
import org.jiebang.needs.council.MeetingCommand.CancelMeeting;
import org.jiebang.needs.council.MeetingCommand.CheckInMember;
import org.jiebang.needs.council.MeetingCommand.CloseMeeting;
import org.jiebang.needs.council.MeetingCommand.ConveneMeeting;
import org.jiebang.needs.council.MeetingCommand.PlanMeeting;
import org.jiebang.needs.council.MeetingCommand.PublishMinutes;
import org.jiebang.needs.council.MeetingCommand.RemoveItem;
import org.jiebang.needs.council.MeetingCommand.RenewDoorCode;
import org.jiebang.needs.council.MeetingEvent.DoorCodeRenewed;
import org.jiebang.needs.council.MeetingEvent.MeetingCancelled;
import org.jiebang.needs.council.MeetingEvent.MeetingItemAdded;
import org.jiebang.needs.council.MeetingEvent.MeetingItemRemoved;
import org.jiebang.needs.council.MeetingEvent.MemberCheckedIn;
import org.jiebang.needs.council.MeetingEvent.MinutesPublished;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("N-09")
class MeetingTest {

  private final DeciderSpec<MeetingCommand, Meeting, MeetingEvent> spec =
      DeciderSpec.of(new MeetingDecider());

  private static PlanMeeting plan(Actor by) {
    return new PlanMeeting(MEETING, roster(), NINE, 90, "社区活动室", by, NINE);
  }

  private static CheckInMember checkIn(UUID person, String code, int at) {
    return new CheckInMember(MEETING, roster(), code, member(person), minute(at));
  }

  private static AddItem add(AgendaItemId item, int minutes) {
    return new AddItem(MEETING, item, minutes, chair(), NINE);
  }

  private static CloseMeeting close(Set<AgendaItemId> done) {
    return new CloseMeeting(MEETING, roster(), done, SAID, chair(), NINE);
  }

  private static CancelMeeting cancel(Actor by) {
    return new CancelMeeting(MEETING, roster(), Set.of(), "台风", by, NINE);
  }

  private Outcome<MeetingEvent> at(String state, MeetingCommand command) {
    return spec.given(requireNonNull(meetings().get(state))).when(command);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<Meeting, MeetingCommand>> commands = new LinkedHashMap<>();
    commands.put("plan", always(plan(desk())));
    commands.put(
        "convene",
        always(new ConveneMeeting(MEETING, roster(), CODE, Duration.ofMinutes(30), chair(), NINE)));
    commands.put(
        "renewDoorCode",
        always(
            new RenewDoorCode(MEETING, roster(), 2, CODE, Duration.ofMinutes(30), chair(), NINE)));
    commands.put("checkIn", always(checkIn(ANN, CODE, 1)));
    commands.put("addItem", always(add(ITEM, 30)));
    commands.put("removeItem", always(new RemoveItem(MEETING, ITEM, chair(), NINE)));
    commands.put("close", always(close(Set.of())));
    commands.put(
        "publishMinutes", always(new PublishMinutes(MEETING, roster(), "纪要", chair(), NINE)));
    commands.put("cancel", always(cancel(chair())));
    new LifecycleWalk<>(Meetings.INSTANCE, meetings(), commands).check();
  }

  @Test
  void the_desk_or_the_chair_plans_a_meeting() {
    spec.when(plan(desk())).then(planned());
    spec.when(plan(chair())).then(planned());
    spec.when(plan(member(ANN))).thenRefused(MeetingRefusal.ROLE_NOT_ALLOWED);
  }

  /** Of five one is too old, so four may attend, and three are more than half of them. */
  @Test
  void the_quorum_is_of_those_who_may_attend() {
    at(
            "PLANNED",
            new ConveneMeeting(MEETING, roster(), CODE, Duration.ofMinutes(30), chair(), NINE))
        .then(convened());
  }

  @Test
  void only_the_chair_opens_renews_closes_publishes_and_cancels() {
    Actor ann = member(ANN);
    at("PLANNED", new ConveneMeeting(MEETING, roster(), CODE, Duration.ofMinutes(30), ann, NINE))
        .thenRefused(MeetingRefusal.ROLE_NOT_ALLOWED);
    at("CONVENED", new RenewDoorCode(MEETING, roster(), 2, CODE, Duration.ofMinutes(30), ann, NINE))
        .thenRefused(MeetingRefusal.ROLE_NOT_ALLOWED);
    at("CONVENED", new CloseMeeting(MEETING, roster(), Set.of(), SAID, ann, NINE))
        .thenRefused(MeetingRefusal.ROLE_NOT_ALLOWED);
    at("CLOSED", new PublishMinutes(MEETING, roster(), "纪要", ann, NINE))
        .thenRefused(MeetingRefusal.ROLE_NOT_ALLOWED);
    at("PLANNED", cancel(ann)).thenRefused(MeetingRefusal.ROLE_NOT_ALLOWED);
  }

  @Test
  void a_member_comes_in_with_the_code() {
    at("CONVENED", checkIn(ANN, CODE, 29)).then(new MemberCheckedIn(MEETING, ANN, minute(29)));
  }

  @Test
  void who_is_no_member_stays_outside() {
    at("CONVENED", checkIn(STRANGER, CODE, 1)).thenRefused(MeetingRefusal.NOT_A_MEMBER);
  }

  /** 45岁以下 includes 45: who turned 46 the day before is out, who turns 46 today is, too. */
  @ParameterizedTest
  @CsvSource({
    "1980-03-01,2026-03-02,false",
    "1980-03-02,2026-03-02,false",
    "1980-03-03,2026-03-02,true",
    "1981-03-02,2026-03-02,true",
    "1980-02-29,2026-02-28,true",
    "1980-02-29,2026-03-01,false"
  })
  void who_is_46_on_the_date_of_the_meeting_is_out(LocalDate born, LocalDate on, boolean in) {
    Roster roster =
        new Roster(COUNCIL, WUHUAN, on, 50, 45, false, List.of(new Seat(ANN, false, false, born)));
    Outcome<MeetingEvent> outcome =
        at("CONVENED", new CheckInMember(MEETING, roster, CODE, member(ANN), NINE));
    if (in) {
      outcome.then(new MemberCheckedIn(MEETING, ANN, NINE));
    } else {
      outcome.thenRefused(MeetingRefusal.MEMBER_OVER_AGE);
    }
  }

  @Test
  void a_member_who_turned_46_the_day_before_does_not_come_in() {
    at("CONVENED", checkIn(OLD, CODE, 1)).thenRefused(MeetingRefusal.MEMBER_OVER_AGE);
  }

  @Test
  void who_is_of_unknown_age_stays_outside_where_age_matters() {
    Seat seat = new Seat(ANN, false, false, null);
    var strict = new Roster(COUNCIL, WUHUAN, DATE, 50, 45, false, List.of(seat));
    at("CONVENED", new CheckInMember(MEETING, strict, CODE, member(ANN), NINE))
        .thenRefused(MeetingRefusal.MEMBER_OVER_AGE);
    var open = new Roster(COUNCIL, WUHUAN, DATE, 50, null, false, List.of(seat));
    at("CONVENED", new CheckInMember(MEETING, open, CODE, member(ANN), NINE))
        .then(new MemberCheckedIn(MEETING, ANN, NINE));
  }

  @Test
  void where_only_owners_attend_others_stay_outside() {
    var owners =
        new Roster(
            COUNCIL,
            WUHUAN,
            DATE,
            50,
            45,
            true,
            List.of(new Seat(ANN, false, false, LocalDate.parse("1990-01-01"))));
    at("CONVENED", new CheckInMember(MEETING, owners, CODE, member(ANN), NINE))
        .thenRefused(MeetingRefusal.NOT_AN_OWNER);
  }

  @Test
  void a_wrong_or_old_code_opens_nothing() {
    at("CONVENED", checkIn(ANN, "0ther", 1)).thenRefused(MeetingRefusal.CODE_INVALID);
    at("CONVENED", checkIn(ANN, CODE, 30)).thenRefused(MeetingRefusal.CODE_INVALID);
  }

  @Test
  void a_new_code_opens_the_door_and_the_old_one_does_not() {
    var renewed = new DoorCodeRenewed(MEETING, 2, "n3w", minute(61), minute(31));
    at(
            "CONVENED",
            new RenewDoorCode(
                MEETING, roster(), 2, "n3w", Duration.ofMinutes(30), chair(), minute(31)))
        .then(renewed);
    spec.given(planned(), convened(), renewed)
        .when(checkIn(ANN, CODE, 32))
        .thenRefused(MeetingRefusal.CODE_INVALID);
    spec.given(planned(), convened(), renewed)
        .when(checkIn(ANN, "n3w", 32))
        .then(new MemberCheckedIn(MEETING, ANN, minute(32)));
  }

  @Test
  void who_is_in_does_not_come_in_again() {
    spec.given(withPresent(ANN))
        .when(checkIn(ANN, CODE, 2))
        .thenRefused(MeetingRefusal.CODE_ALREADY_USED);
  }

  @Test
  void an_agenda_is_not_longer_than_its_meeting() {
    var sixty = new MeetingItemAdded(MEETING, ITEM, 60, NINE);
    spec.given(planned(), sixty)
        .when(add(OTHER_ITEM, 30))
        .then(new MeetingItemAdded(MEETING, OTHER_ITEM, 30, NINE));
    spec.given(planned(), sixty)
        .when(add(OTHER_ITEM, 31))
        .thenRefused(MeetingRefusal.AGENDA_OVERTIME);
    spec.given(planned(), sixty, new MeetingItemRemoved(MEETING, ITEM, NINE))
        .when(add(OTHER_ITEM, 90))
        .then(new MeetingItemAdded(MEETING, OTHER_ITEM, 90, NINE));
  }

  /** A meeting and its items are cancelled in one command of 16 streams. */
  @Test
  void an_agenda_has_fifteen_items_at_most() {
    List<MeetingEvent> full = new java.util.ArrayList<>(List.of(planned()));
    for (int i = 0; i < 15; i++) {
      full.add(new MeetingItemAdded(MEETING, new AgendaItemId(new UUID(1, i)), 5, NINE));
    }
    spec.given(full).when(add(ITEM, 5)).thenRefused(MeetingRefusal.AGENDA_OVERTIME);
  }

  @Test
  void an_item_is_on_an_agenda_once() {
    spec.given(planned(), new MeetingItemAdded(MEETING, ITEM, 30, NINE))
        .when(add(ITEM, 30))
        .thenRefused(MeetingRefusal.ITEM_ALREADY_SCHEDULED);
  }

  @Test
  void a_meeting_ends_when_all_its_items_are_decided() {
    List<MeetingEvent> past =
        List.of(planned(), convened(), new MeetingItemAdded(MEETING, ITEM, 30, NINE));
    spec.given(past).when(close(Set.of())).thenRefused(MeetingRefusal.ITEM_UNDECIDED);
    spec.given(past).when(close(Set.of(ITEM))).then(closed());
  }

  @Test
  void a_cancellation_knows_every_item() {
    List<MeetingEvent> past = List.of(planned(), new MeetingItemAdded(MEETING, ITEM, 30, NINE));
    spec.given(past).when(cancel(chair())).thenRefused(MeetingRefusal.ILLEGAL_TRANSITION);
    spec.given(past)
        .when(new CancelMeeting(MEETING, roster(), Set.of(ITEM), "台风", chair(), NINE))
        .then(new MeetingCancelled(MEETING, "台风", NINE));
  }

  @Test
  void the_calendar_shows_what_has_happened() throws Exception {
    MeetingBody body =
        ViewSpec.picture(
            new MeetingPicture(),
            MEETING.value(),
            WUHUAN.value(),
            planned(),
            new MeetingItemAdded(MEETING, ITEM, 30, NINE),
            new MeetingItemAdded(MEETING, OTHER_ITEM, 20, NINE),
            new MeetingItemRemoved(MEETING, OTHER_ITEM, NINE),
            convened(),
            new DoorCodeRenewed(MEETING, 2, "n3w", minute(61), minute(31)),
            new MemberCheckedIn(MEETING, ANN, NINE),
            new MemberCheckedIn(MEETING, BO, NINE));
    assertThat(body.state()).isEqualTo("CONVENED");
    assertThat(body.agenda()).containsExactly(new MeetingBody.Slot(ITEM, 30));
    assertThat(body.present()).containsExactly(ANN, BO);
    assertThat(body.quorum()).isEqualTo(3);
    assertThat(body.door()).isEqualTo(2);
    assertThat(Json.EVENTS.readValue(Json.EVENTS.writeValueAsString(body), MeetingBody.class))
        .isEqualTo(body);
  }

  @Test
  void behind_the_end_there_are_minutes_and_no_code() {
    MeetingBody body =
        ViewSpec.picture(
            new MeetingPicture(),
            MEETING.value(),
            WUHUAN.value(),
            planned(),
            convened(),
            closed(),
            new MinutesPublished(MEETING, "纪要", NINE));
    assertThat(body.state()).isEqualTo("PUBLISHED");
    assertThat(body.door()).isNull();
    assertThat(body.record()).isEqualTo(SAID);
    assertThat(body.publicMinutes()).isEqualTo("纪要");
  }

  @Test
  void a_published_meeting_is_for_everybody() {
    var meeting = spec.given(requireNonNull(meetings().get("PUBLISHED"))).state();
    assertThat(Meetings.INSTANCE.partiesOf(meeting)).containsExactly(Meetings.EVERYONE);
    assertThat(Meetings.INSTANCE.partiesOf(spec.given(withPresent(CAI)).state())).isEmpty();
  }

  @Test
  void the_row_has_the_columns_of_the_calendar() {
    MeetingRow row =
        requireNonNull(
            ViewSpec.<MeetingRow, MeetingEvent>row(
                new MeetingsView(), MEETING.value(), WUHUAN.value(), planned()));
    assertThat(row.council).isEqualTo(COUNCIL.value());
    assertThat(row.month).isEqualTo("2026-03");
  }
}
