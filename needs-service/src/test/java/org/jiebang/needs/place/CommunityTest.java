package org.jiebang.needs.place;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.need.NeedSamples.ESTATE;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityBody.EstateBody;
import org.jiebang.needs.place.CommunityCommand.AddBuildingIn;
import org.jiebang.needs.place.CommunityCommand.AddBuildings;
import org.jiebang.needs.place.CommunityCommand.AddEstate;
import org.jiebang.needs.place.CommunityCommand.CloseCommunity;
import org.jiebang.needs.place.CommunityCommand.CloseEstate;
import org.jiebang.needs.place.CommunityCommand.NamePilotKind;
import org.jiebang.needs.place.CommunityCommand.RecordDemographics;
import org.jiebang.needs.place.CommunityCommand.RegisterCommunity;
import org.jiebang.needs.place.CommunityCommand.RenameEstate;
import org.jiebang.needs.place.CommunityCommand.ReopenCommunity;
import org.jiebang.needs.place.CommunityCommand.WithdrawMove;
import org.jiebang.needs.place.CommunityEvent.BuildingAdded;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityMarkedAsSandbox;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.DemographicsRecorded;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;
import org.jiebang.needs.place.CommunityEvent.EstateClosed;
import org.jiebang.needs.place.CommunityEvent.EstateRenamed;
import org.jiebang.needs.place.CommunityEvent.PilotKindNamed;
import org.jiebang.needs.place.Figure.Qualifier;
import org.jiebang.needs.place.KnownDemographics.Share;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CommunityTest {

  private static final UUID DISTRICT = UUID.fromString("01900000-0000-7000-8000-0000000000f1");
  private static final CommunityRegistered REGISTERED =
      new CommunityRegistered(WUHUAN, "五环社区", DISTRICT, "Asia/Shanghai", NINE);
  private static final CommunityMarkedAsSandbox SANDBOX =
      new CommunityMarkedAsSandbox(WUHUAN, NINE);
  private static final EstateAdded YARD = new EstateAdded(WUHUAN, ESTATE, "五环家园", NINE);
  private static final CommunityClosed CLOSED = new CommunityClosed(WUHUAN, "搬迁", NINE);

  /** A leap day. */
  private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

  private static final Building TOWER =
      new Building(new BuildingId(new UUID(3, 1)), ESTATE, "1幢", 2, 18, 72);
  private static final Building OFFICES =
      new Building(new BuildingId(new UUID(3, 2)), null, "龙成国际", null, 26, 180);

  private final DeciderSpec<CommunityCommand, Community, CommunityEvent> spec =
      DeciderSpec.of(new CommunityDecider(PlacePolicy.DEFAULT));

  private static AddEstate add(String name) {
    return new AddEstate(WUHUAN, ESTATE, name, NINE);
  }

  private static RegisterCommunity register(boolean sandbox, @Nullable PilotKind kind) {
    return new RegisterCommunity(WUHUAN, "五环社区", DISTRICT, "Asia/Shanghai", sandbox, kind, NINE);
  }

  private static RenameEstate rename(String name) {
    return new RenameEstate(WUHUAN, ESTATE, name, NINE);
  }

  private static AddBuildings build(Building... buildings) {
    return new AddBuildings(WUHUAN, List.of(buildings), NINE);
  }

  private static RecordDemographics record(LocalDate asAt, Demographics figures) {
    return new RecordDemographics(WUHUAN, asAt, figures, NINE);
  }

  private static Demographics residents(Figure residents) {
    return new Demographics(null, residents, null, null, null, null, null);
  }

  private static Demographics aged(Figure residents, Figure aged60plus) {
    return new Demographics(null, residents, aged60plus, null, null, null, null);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    new LifecycleWalk<>(
            Communities.INSTANCE,
            Map.of("OPEN", List.of(REGISTERED, YARD), "CLOSED", List.of(REGISTERED, YARD, CLOSED)),
            Map.ofEntries(
                entry("register", always(register(false, null))),
                entry("addEstate", always(add("邮电学校"))),
                entry("close", always(new CloseCommunity(WUHUAN, "搬迁", NINE))),
                entry("reopen", always(new ReopenCommunity(WUHUAN, NINE))),
                entry("namePilotKind", always(new NamePilotKind(WUHUAN, PilotKind.ESTATE, NINE))),
                entry("recordDemographics", always(record(DAY, residents(Figure.exact(9_616))))),
                entry("renameEstate", always(rename("五环新家园"))),
                entry("closeEstate", always(new CloseEstate(WUHUAN, ESTATE, "拆迁", NINE))),
                entry("addBuildings", always(build(TOWER))),
                entry("proposeMove", always(CommunityMoveTest.propose(DAY))),
                entry("withdrawMove", always(new WithdrawMove(WUHUAN, NINE))),
                entry("acceptMove", always(CommunityMoveTest.accept(NINE)))))
        .without(AddBuildingIn.class)
        .check();
  }

  @Test
  void a_sandbox_is_one_from_its_first_day() {
    spec.when(register(true, null)).then(REGISTERED, SANDBOX);
    assertThat(
            ViewSpec.<CommunityBody, CommunityEvent>picture(
                    new CommunityPicture(),
                    WUHUAN.value(),
                    WUHUAN.value(),
                    REGISTERED,
                    SANDBOX,
                    CLOSED)
                .sandbox())
        .isTrue();
  }

  @Test
  void an_estate_is_added() {
    spec.given(REGISTERED).when(add("五环家园")).then(YARD);
  }

  @Test
  void a_second_estate_of_the_same_name_is_refused() {
    spec.given(REGISTERED, YARD).when(add("五环家园")).thenRefused(CommunityRefusal.ESTATE_EXISTS);
  }

  @Test
  void everybody_sees_a_community() {
    Community state = spec.given(REGISTERED).state();
    assertThat(Communities.INSTANCE.partiesOf(state)).containsExactly(Aggregate.EVERYONE);
    assertThat(Communities.INSTANCE.tenantOf(state)).isEqualTo(WUHUAN.value());
  }

  @Test
  void the_body_tells_estates_and_why_it_is_closed() {
    CommunityBody body =
        ViewSpec.<CommunityBody, CommunityEvent>picture(
            new CommunityPicture(), WUHUAN.value(), WUHUAN.value(), REGISTERED, YARD, CLOSED);
    assertThat(body)
        .isEqualTo(
            new CommunityBody(
                WUHUAN.value(),
                "CLOSED",
                "五环社区",
                DISTRICT,
                "Asia/Shanghai",
                List.of(new EstateBody(ESTATE.value(), "五环家园", null)),
                null,
                "搬迁",
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void the_row_follows() {
    CommunityRow row =
        requireNonNull(
            ViewSpec.<CommunityRow, CommunityEvent>row(
                new CommunitiesView(),
                WUHUAN.value(),
                WUHUAN.value(),
                REGISTERED,
                CLOSED,
                new CommunityReopened(WUHUAN, NINE)));
    assertThat(row.state).isEqualTo("OPEN");
    assertThat(row.district).isEqualTo(DISTRICT);
    assertThat(row.version).isEqualTo(3);
  }

  @Test
  @Tag("N-01")
  void what_it_pilots_as_is_said_from_the_first_day() {
    spec.when(register(false, PilotKind.OFFICE_BUILDING))
        .then(REGISTERED, new PilotKindNamed(WUHUAN, PilotKind.OFFICE_BUILDING, NINE));
  }

  @Test
  void naming_the_same_kind_again_changes_nothing() {
    spec.given(REGISTERED, new PilotKindNamed(WUHUAN, PilotKind.ESTATE, NINE))
        .when(new NamePilotKind(WUHUAN, PilotKind.ESTATE, NINE))
        .thenNothing();
  }

  @Test
  @Tag("N-01")
  void figures_are_recorded_of_their_day() {
    Demographics figures = residents(new Figure(7_000, Qualifier.AT_LEAST));
    spec.given(REGISTERED)
        .when(record(DAY, figures))
        .then(new DemographicsRecorded(WUHUAN, DAY, figures, NINE));
  }

  @Test
  void figures_said_again_are_not_recorded_again() {
    Demographics figures = residents(Figure.exact(9_616));
    spec.given(REGISTERED, new DemographicsRecorded(WUHUAN, DAY, figures, NINE))
        .when(record(DAY, figures))
        .thenNothing();
  }

  @Test
  void tomorrow_has_not_been_counted_yet() {
    // NINE is 09:00 of 2026-03-02 in Shanghai.
    spec.given(REGISTERED)
        .when(record(LocalDate.of(2026, 3, 3), residents(Figure.exact(1))))
        .thenRefused(CommunityRefusal.DEMOGRAPHICS_IN_FUTURE);
  }

  @Test
  void today_begins_at_midnight_there_and_not_in_greenwich() {
    Instant beforeMidnight = Instant.parse("2026-03-02T15:59:59.999999Z");
    Instant midnight = Instant.parse("2026-03-02T16:00:00Z");
    LocalDate third = LocalDate.of(2026, 3, 3);
    Demographics one = residents(Figure.exact(1));
    spec.given(REGISTERED)
        .when(new RecordDemographics(WUHUAN, third, one, beforeMidnight))
        .thenRefused(CommunityRefusal.DEMOGRAPHICS_IN_FUTURE);
    spec.given(REGISTERED)
        .when(new RecordDemographics(WUHUAN, third, one, midnight))
        .then(new DemographicsRecorded(WUHUAN, third, one, midnight));
  }

  @Test
  void no_figure_is_nothing_to_record() {
    spec.given(REGISTERED)
        .when(record(DAY, Demographics.NONE))
        .thenRefused(CommunityRefusal.DEMOGRAPHICS_EMPTY);
  }

  @Test
  void a_part_is_not_larger_than_its_whole() {
    spec.given(REGISTERED)
        .when(record(DAY, aged(Figure.exact(100), Figure.exact(101))))
        .thenRefused(CommunityRefusal.PART_EXCEEDS_WHOLE);
  }

  @Test
  void a_part_said_later_is_held_against_the_whole_of_the_same_day() {
    spec.given(
            REGISTERED, new DemographicsRecorded(WUHUAN, DAY, residents(Figure.exact(100)), NINE))
        .when(record(DAY, new Demographics(null, null, Figure.exact(101), null, null, null, null)))
        .thenRefused(CommunityRefusal.PART_EXCEEDS_WHOLE);
  }

  @Test
  void of_a_whole_that_is_at_least_so_large_more_may_be_part() {
    Demographics figures = aged(new Figure(100, Qualifier.AT_LEAST), Figure.exact(101));
    spec.given(REGISTERED)
        .when(record(DAY, figures))
        .then(new DemographicsRecorded(WUHUAN, DAY, figures, NINE));
  }

  @Test
  void only_so_many_days_are_kept() {
    var spec =
        DeciderSpec.of(new CommunityDecider(new PlacePolicy(1, 1, 1, 1)))
            .given(
                REGISTERED,
                new DemographicsRecorded(WUHUAN, DAY, residents(Figure.exact(1)), NINE));
    spec.when(record(DAY.plusDays(1), residents(Figure.exact(2))))
        .thenRefused(CommunityRefusal.TOO_MANY_DEMOGRAPHICS);
    spec.when(record(DAY, residents(Figure.exact(2))))
        .then(new DemographicsRecorded(WUHUAN, DAY, residents(Figure.exact(2)), NINE));
  }

  @Test
  @Tag("N-01")
  void what_was_known_on_a_day_is_the_latest_of_each_figure() {
    LocalDate later = LocalDate.of(2025, 1, 1);
    Registered state =
        (Registered)
            spec.given(
                    REGISTERED,
                    new DemographicsRecorded(
                        WUHUAN, DAY, aged(Figure.exact(200), Figure.exact(121)), NINE),
                    new DemographicsRecorded(
                        WUHUAN, later, residents(new Figure(220, Qualifier.ABOUT)), NINE))
                .state();
    assertThat(KnownDemographics.on(DAY.minusDays(1), state.demographics()).figures())
        .isEqualTo(Demographics.NONE);
    KnownDemographics then = KnownDemographics.on(later.minusDays(1), state.demographics());
    assertThat(then.figures().residents()).isEqualTo(Figure.exact(200));
    KnownDemographics now = KnownDemographics.on(later, state.demographics());
    assertThat(now.asAt()).isEqualTo(later);
    assertThat(now.figures()).isEqualTo(aged(new Figure(220, Qualifier.ABOUT), Figure.exact(121)));
    assertThat(now.share60plus()) // of the day that has both
        .isEqualTo(new Share(DAY, new BigDecimal("60.5"), Qualifier.EXACT));
  }

  @Test
  void a_share_is_as_sure_as_its_two_numbers() {
    assertThat(share(Figure.exact(1_000), new Figure(600, Qualifier.AT_LEAST)))
        .isEqualTo(new Share(DAY, new BigDecimal("60.0"), Qualifier.AT_LEAST));
    assertThat(share(new Figure(7_000, Qualifier.AT_LEAST), Figure.exact(600)))
        .isEqualTo(new Share(DAY, new BigDecimal("8.6"), Qualifier.ABOUT));
    assertThat(share(Figure.exact(0), Figure.exact(0))).isNull();
  }

  private static @Nullable Share share(Figure residents, Figure aged60plus) {
    var one = new DatedDemographics(DAY, aged(residents, aged60plus));
    return KnownDemographics.on(DAY, List.of(one)).share60plus();
  }

  @Test
  void an_estate_that_is_called_otherwise_stays_the_same() {
    spec.given(REGISTERED, YARD)
        .when(rename("𠮷祥家园"))
        .then(new EstateRenamed(WUHUAN, ESTATE, "𠮷祥家园", NINE));
    spec.given(REGISTERED, YARD).when(rename("五环家园")).thenNothing();
  }

  @Test
  void no_estate_takes_the_name_of_another() {
    EstateId other = new EstateId(new UUID(3, 9));
    spec.given(REGISTERED, YARD, new EstateAdded(WUHUAN, other, "邮电学校", NINE))
        .when(rename("邮电学校"))
        .thenRefused(CommunityRefusal.ESTATE_EXISTS);
  }

  @Test
  void an_estate_of_another_community_does_not_exist() {
    spec.given(REGISTERED).when(rename("新")).thenRefused(CommunityRefusal.ESTATE_NOT_FOUND);
  }

  @Test
  void an_estate_is_closed_once_and_its_name_is_free_again() {
    var closed = spec.given(REGISTERED, YARD, new EstateClosed(WUHUAN, ESTATE, "拆迁", NINE));
    closed
        .when(new CloseEstate(WUHUAN, ESTATE, "拆迁", NINE))
        .thenRefused(CommunityRefusal.ESTATE_CLOSED);
    closed.when(build(TOWER)).thenRefused(CommunityRefusal.ESTATE_CLOSED);
    EstateId other = new EstateId(new UUID(3, 9));
    closed
        .when(new AddEstate(WUHUAN, other, "五环家园", NINE))
        .then(new EstateAdded(WUHUAN, other, "五环家园", NINE));
  }

  @Test
  @Tag("N-02")
  void buildings_lie_in_estates_or_stand_alone() {
    spec.given(REGISTERED, YARD).when(build(TOWER, OFFICES)).then(built(TOWER), built(OFFICES));
  }

  @Test
  void two_buildings_of_one_name_in_one_place_are_refused_all_together() {
    Building same = new Building(new BuildingId(new UUID(3, 3)), ESTATE, "1幢", 1, 6, 12);
    Building elsewhere = new Building(new BuildingId(new UUID(3, 4)), null, "1幢", 1, 6, 12);
    var spec = this.spec.given(REGISTERED, YARD);
    spec.when(build(TOWER, same)).thenRefused(CommunityRefusal.BUILDING_EXISTS);
    spec.given(built(TOWER)).when(build(same)).thenRefused(CommunityRefusal.BUILDING_EXISTS);
    spec.given(built(TOWER)).when(build(elsewhere)).then(built(elsewhere));
  }

  @Test
  void only_so_many_places_are_held() {
    var small = DeciderSpec.of(new CommunityDecider(new PlacePolicy(1, 1, 1, 1)));
    small
        .given(REGISTERED, YARD)
        .when(new AddEstate(WUHUAN, new EstateId(new UUID(3, 9)), "邮电学校", NINE))
        .thenRefused(CommunityRefusal.TOO_MANY_ESTATES);
    small
        .given(REGISTERED, YARD)
        .when(build(TOWER, OFFICES))
        .thenRefused(CommunityRefusal.TOO_MANY_BUILDINGS);
  }

  @Test
  @Tag("N-02")
  void the_body_counts_buildings_and_keeps_what_was_closed() {
    CommunityBody body =
        ViewSpec.<CommunityBody, CommunityEvent>picture(
            new CommunityPicture(),
            WUHUAN.value(),
            WUHUAN.value(),
            REGISTERED,
            YARD,
            built(TOWER),
            built(OFFICES),
            new EstateRenamed(WUHUAN, ESTATE, "五环新家园", NINE),
            new EstateClosed(WUHUAN, ESTATE, "拆迁", NINE),
            new PilotKindNamed(WUHUAN, PilotKind.ESTATE, NINE),
            new DemographicsRecorded(WUHUAN, DAY, residents(Figure.exact(9_616)), NINE));
    assertThat(body.buildings()).isEqualTo(2);
    assertThat(body.estates()).containsExactly(new EstateBody(ESTATE.value(), "五环新家园", true));
    assertThat(body.kind()).isEqualTo(PilotKind.ESTATE);
    assertThat(body.demographics())
        .containsExactly(new DatedDemographics(DAY, residents(Figure.exact(9_616))));
  }

  @Test
  @Tag("N-02")
  void a_row_of_a_sheet_names_the_estate_of_its_building() {
    var registered = spec.given(REGISTERED, YARD);
    registered.when(row("五环家园", "1幢")).then(built(TOWER));
    registered.when(row(ESTATE.value().toString(), "1幢")).then(built(TOWER));
    registered.when(row("没有的小区", "1幢")).thenRefused(CommunityRefusal.ESTATE_NOT_FOUND);
    registered
        .given(built(TOWER))
        .when(row("五环家园", "1幢"))
        .thenRefused(CommunityRefusal.BUILDING_EXISTS);
    registered
        .given(new EstateClosed(WUHUAN, ESTATE, "拆迁", NINE))
        .when(row("五环家园", "1幢"))
        .thenRefused(CommunityRefusal.ESTATE_CLOSED);
    registered
        .given(CLOSED)
        .when(row("没有的小区", "1幢"))
        .thenRefused(CommunityRefusal.COMMUNITY_CLOSED);
    spec.when(row("五环家园", "1幢")).thenRefused(CommunityRefusal.COMMUNITY_NOT_FOUND);
  }

  private static AddBuildingIn row(String estate, String name) {
    return new AddBuildingIn(WUHUAN, TOWER.id(), estate, name, 2, 18, 72, NINE);
  }

  @Test
  @Tag("N-02")
  void people_leave_out_what_every_building_is_called() {
    var place = (Community.Registered) spec.given(REGISTERED, YARD, built(TOWER)).state();
    var names = new PlaceNames(place);
    assertThat(names.building(ESTATE, "1")).isEqualTo(TOWER);
    assertThat(names.building(null, "1栋")).isEqualTo(TOWER);
    assertThat(names.building(null, "11")).isNull();
    assertThat(names.estate("五环")).isNull();
    assertThat(names.name(ESTATE)).isEqualTo("五环家园");
  }

  private static BuildingAdded built(Building b) {
    return new BuildingAdded(
        WUHUAN, b.id(), b.estate(), b.name(), b.units(), b.floors(), b.doors(), NINE);
  }

  @Test
  void its_events_have_names_and_samples() throws Exception {
    new WireSpec(NeedsWiring.wire())
        .names(CommunityEvent.class)
        .samples(
            new PilotKindNamed(WUHUAN, PilotKind.OFFICE_BUILDING, NINE),
            new DemographicsRecorded(
                WUHUAN,
                DAY,
                new Demographics(
                    Figure.exact(3_232),
                    Figure.exact(9_616),
                    new Figure(5_800, Qualifier.AT_LEAST),
                    new Figure(300, Qualifier.AT_LEAST),
                    new Figure(30_000, Qualifier.ABOUT),
                    new Figure(2_000, Qualifier.ABOUT),
                    new Figure(1_100_000, Qualifier.ABOUT)),
                NINE),
            new EstateRenamed(WUHUAN, ESTATE, "𠮷祥家园", NINE),
            new EstateClosed(WUHUAN, ESTATE, "拆迁", NINE),
            built(TOWER))
        .check();
  }
}
