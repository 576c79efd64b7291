package org.jiebang.needs.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.needs.grid.GridSamples.COURT;
import static org.jiebang.needs.grid.GridSamples.EMPTY;
import static org.jiebang.needs.grid.GridSamples.FIRST;
import static org.jiebang.needs.grid.GridSamples.GARDEN;
import static org.jiebang.needs.grid.GridSamples.LEADER;
import static org.jiebang.needs.grid.GridSamples.LEAP_DAY;
import static org.jiebang.needs.grid.GridSamples.MAP;
import static org.jiebang.needs.grid.GridSamples.NEW;
import static org.jiebang.needs.grid.GridSamples.ONE;
import static org.jiebang.needs.grid.GridSamples.SECOND;
import static org.jiebang.needs.grid.GridSamples.START;
import static org.jiebang.needs.grid.GridSamples.TOWER;
import static org.jiebang.needs.grid.GridSamples.TWO;
import static org.jiebang.needs.grid.GridSamples.WORKER;
import static org.jiebang.needs.grid.GridSamples.at;
import static org.jiebang.needs.grid.GridSamples.bordered;
import static org.jiebang.needs.grid.GridSamples.buildings;
import static org.jiebang.needs.grid.GridSamples.doors;
import static org.jiebang.needs.grid.GridSamples.estates;
import static org.jiebang.needs.grid.GridSamples.ground;
import static org.jiebang.needs.grid.GridSamples.history;
import static org.jiebang.needs.grid.GridSamples.opened;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.WireSpec;
import org.jiebang.needs.NeedsWiring;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMapCommand.AddMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.AppointMember;
import org.jiebang.needs.grid.GridMapCommand.AssignGridWorker;
import org.jiebang.needs.grid.GridMapCommand.DrawBorder;
import org.jiebang.needs.grid.GridMapCommand.DrawGrid;
import org.jiebang.needs.grid.GridMapCommand.EndMember;
import org.jiebang.needs.grid.GridMapCommand.FormGridTeam;
import org.jiebang.needs.grid.GridMapCommand.MoveMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.OpenGridMap;
import org.jiebang.needs.grid.GridMapCommand.ReleaseGridWorker;
import org.jiebang.needs.grid.GridMapCommand.RetireGrid;
import org.jiebang.needs.grid.GridMapCommand.RetireMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.TakeRow;
import org.jiebang.needs.grid.GridMapEvent.BorderDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridRetired;
import org.jiebang.needs.grid.GridMapEvent.GridTeamFormed;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerAssigned;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerReleased;
import org.jiebang.needs.grid.GridMapEvent.MicroGridAdded;
import org.jiebang.needs.grid.GridMapEvent.MicroGridMoved;
import org.jiebang.needs.grid.GridMapEvent.MicroGridRetired;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberAppointed;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberEnded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GridMapTest {

  private static final LocalDate JULY = LocalDate.of(2024, 7, 1);
  private static final LocalDate AUGUST = LocalDate.of(2024, 8, 1);

  private final DeciderSpec<GridMapCommand, GridMap, GridMapEvent> empty =
      DeciderSpec.of(new GridMapDecider(GridPolicy.DEFAULT));
  private final DeciderSpec<GridMapCommand, GridMap, GridMapEvent> spec = empty.given(history());

  private static DrawGrid grid(String code, LocalDate from) {
    return new DrawGrid(MAP, new GridId(new UUID(1, 9)), code, "新网格", from, NINE);
  }

  private static AddMicroGrid add(GridId grid, String code, @Nullable Border border) {
    return new AddMicroGrid(MAP, NEW, grid, code, "𠮷祥微网格", START, border, NINE);
  }

  private static MoveMicroGrid move(GridId grid, LocalDate from) {
    return new MoveMicroGrid(MAP, ONE, grid, from, NINE);
  }

  private static MicroGridMoved moved(GridId grid, LocalDate from) {
    return new MicroGridMoved(MAP, ONE, grid, from, NINE);
  }

  private static DrawBorder border(MicroGridId micro, Border border, LocalDate from) {
    return new DrawBorder(MAP, micro, border, from, NINE);
  }

  private static AppointMember appoint(
      int slot, UUID person, LocalDate from, @Nullable LocalDate until) {
    return new AppointMember(MAP, FIRST, slot, "GRID_LEAD", person, from, until, NINE);
  }

  private static TeamMemberAppointed appointed(
      int slot, UUID person, LocalDate from, @Nullable LocalDate until) {
    return new TeamMemberAppointed(MAP, FIRST, slot, "GRID_LEAD", person, from, until, NINE);
  }

  private static GridWorkerAssigned assigned(LocalDate from, @Nullable LocalDate until) {
    return new GridWorkerAssigned(MAP, ONE, WORKER, from, until, NINE);
  }

  @Test
  void every_command_in_every_state_does_what_the_table_says() {
    Map<String, Function<GridMap, GridMapCommand>> commands = new LinkedHashMap<>();
    commands.put("open", always(new OpenGridMap(MAP, WUHUAN, NINE)));
    commands.put("grids", always(grid("4", START)));
    commands.put("retireGrid", always(new RetireGrid(MAP, EMPTY, JULY, NINE)));
    commands.put("microGrids", always(add(SECOND, "2-1", null)));
    commands.put("move", always(move(SECOND, JULY)));
    commands.put("border", always(border(TWO, estates(COURT), JULY)));
    commands.put("retireMicroGrid", always(new RetireMicroGrid(MAP, TWO, JULY, NINE)));
    commands.put("formTeam", always(new FormGridTeam(MAP, SECOND, TeamTemplate.DEFAULT, NINE)));
    commands.put("appointMember", always(appoint(2, WORKER, JULY, null)));
    commands.put("endMember", always(new EndMember(MAP, FIRST, LEADER, JULY, NINE)));
    commands.put("assignWorker", always(new AssignGridWorker(MAP, TWO, WORKER, JULY, null, NINE)));
    commands.put("releaseWorker", always(new ReleaseGridWorker(MAP, ONE, WORKER, JULY, NINE)));
    new LifecycleWalk<>(
            GridMaps.INSTANCE,
            Map.of("OPEN", history(appointed(1, LEADER, START, null), assigned(START, null))),
            commands)
        .without(TakeRow.class)
        .check();
  }

  @Test
  @Tag("N-03")
  void a_community_has_one_map() {
    empty
        .given(opened())
        .when(new OpenGridMap(MAP, WUHUAN, NINE))
        .thenRefused(GridMapRefusal.GRID_MAP_EXISTS);
    assertThat(MAP).isEqualTo(GridMapId.of(WUHUAN));
  }

  @Test
  void two_grids_of_one_day_do_not_share_a_code() {
    spec.when(grid("1", JULY)).thenRefused(GridMapRefusal.GRID_EXISTS);
    spec.given(new GridRetired(MAP, EMPTY, JULY, NINE))
        .when(grid("3", JULY))
        .then(new GridDrawn(MAP, new GridId(new UUID(1, 9)), "3", "新网格", JULY, NINE));
    spec.given(new GridRetired(MAP, EMPTY, JULY, NINE))
        .when(grid("3", JULY.minusDays(1)))
        .thenRefused(GridMapRefusal.GRID_EXISTS);
  }

  @Test
  void a_grid_is_retired_when_nothing_lies_in_it_any_more() {
    spec.when(new RetireGrid(MAP, FIRST, JULY, NINE))
        .thenRefused(GridMapRefusal.GRID_HAS_MICRO_GRIDS);
    spec.given(moved(SECOND, JULY), new MicroGridRetired(MAP, TWO, JULY, NINE))
        .when(new RetireGrid(MAP, FIRST, JULY, NINE))
        .then(new GridRetired(MAP, FIRST, JULY, NINE));
    spec.given(moved(SECOND, JULY), new MicroGridRetired(MAP, TWO, JULY, NINE))
        .when(new RetireGrid(MAP, FIRST, JULY.minusDays(1), NINE))
        .thenRefused(GridMapRefusal.GRID_HAS_MICRO_GRIDS);
  }

  @Test
  void a_move_that_is_still_to_come_keeps_its_grid_from_being_retired() {
    spec.given(moved(EMPTY, AUGUST))
        .when(new RetireGrid(MAP, EMPTY, JULY, NINE))
        .thenRefused(GridMapRefusal.GRID_HAS_MICRO_GRIDS);
  }

  @Test
  void a_grid_is_retired_once_and_not_before_its_first_day() {
    spec.given(new GridRetired(MAP, EMPTY, JULY, NINE))
        .when(new RetireGrid(MAP, EMPTY, AUGUST, NINE))
        .thenRefused(GridMapRefusal.GRID_ALREADY_RETIRED);
    spec.when(new RetireGrid(MAP, EMPTY, START.minusDays(1), NINE))
        .thenRefused(GridMapRefusal.UNTIL_BEFORE_FROM);
  }

  @Test
  @Tag("N-03")
  void a_micro_grid_is_added_to_a_grid_with_what_lies_in_it() {
    spec.when(add(SECOND, "2-1", estates(COURT)))
        .then(
            new MicroGridAdded(MAP, NEW, SECOND, "2-1", "𠮷祥微网格", START, NINE),
            bordered(NEW, estates(COURT)));
  }

  @Test
  @Tag("N-03")
  void a_micro_grid_that_lies_in_another_grid_is_moved_and_not_added() {
    spec.when(add(SECOND, "1-1", null)).thenRefused(GridMapRefusal.MICRO_GRID_IN_OTHER_GRID);
    spec.when(add(FIRST, "1-1", null)).thenRefused(GridMapRefusal.MICRO_GRID_EXISTS);
  }

  @Test
  void what_is_not_on_the_map_is_not_found() {
    GridId nowhere = new GridId(new UUID(9, 9));
    spec.when(add(nowhere, "9-1", null)).thenRefused(GridMapRefusal.GRID_NOT_FOUND);
    spec.when(new RetireMicroGrid(MAP, NEW, JULY, NINE))
        .thenRefused(GridMapRefusal.MICRO_GRID_NOT_FOUND);
  }

  @Test
  void a_micro_grid_does_not_outlast_its_grid() {
    var retired = spec.given(new GridRetired(MAP, EMPTY, AUGUST, NINE));
    retired.when(add(EMPTY, "3-1", null)).thenRefused(GridMapRefusal.GRID_NOT_IN_FORCE);
    retired.when(move(EMPTY, JULY)).thenRefused(GridMapRefusal.GRID_NOT_IN_FORCE);
    retired
        .given(moved(SECOND, AUGUST)) // it leaves in time
        .when(move(EMPTY, JULY))
        .then(moved(EMPTY, JULY));
  }

  @Test
  @Tag("N-03")
  void a_moved_micro_grid_lies_in_one_grid_on_each_day() {
    Opened map = (Opened) spec.given(moved(SECOND, LEAP_DAY)).state();
    assertThat(gridOn(map, START.minusDays(1))).isNull();
    assertThat(gridOn(map, LEAP_DAY.minusDays(1))).isEqualTo(FIRST);
    assertThat(gridOn(map, LEAP_DAY)).isEqualTo(SECOND);
    assertThat(gridOn(map, LEAP_DAY.plusYears(4))).isEqualTo(SECOND);
  }

  @Test
  void a_move_recorded_late_holds_up_to_the_next_one() {
    Opened map = (Opened) spec.given(moved(SECOND, AUGUST), moved(EMPTY, JULY)).state();
    assertThat(gridOn(map, JULY.minusDays(1))).isEqualTo(FIRST);
    assertThat(gridOn(map, JULY)).isEqualTo(EMPTY);
    assertThat(gridOn(map, AUGUST)).isEqualTo(SECOND);
  }

  private static @Nullable GridId gridOn(Opened map, LocalDate day) {
    return java.util.Objects.requireNonNull(map.microGrids().get(ONE)).grids().on(day);
  }

  @Test
  void a_micro_grid_is_moved_while_it_is_there_and_to_another_grid() {
    spec.when(move(FIRST, JULY)).thenRefused(GridMapRefusal.MICRO_GRID_ALREADY_IN_GRID);
    spec.when(move(SECOND, START.minusDays(1))).thenRefused(GridMapRefusal.MICRO_GRID_NOT_IN_FORCE);
    var retired = spec.given(new MicroGridRetired(MAP, ONE, JULY, NINE));
    retired.when(move(SECOND, JULY)).thenRefused(GridMapRefusal.MICRO_GRID_NOT_IN_FORCE);
    retired.when(move(SECOND, JULY.minusDays(1))).then(moved(SECOND, JULY.minusDays(1)));
    retired
        .when(new RetireMicroGrid(MAP, ONE, AUGUST, NINE))
        .thenRefused(GridMapRefusal.MICRO_GRID_ALREADY_RETIRED);
  }

  @Test
  @Tag("N-03")
  void nothing_lies_in_two_micro_grids_on_one_day() {
    spec.when(border(TWO, estates(GARDEN), JULY)).thenRefused(GridMapRefusal.BORDERS_OVERLAP);
    spec.when(border(TWO, buildings(TOWER, GARDEN), JULY))
        .thenRefused(GridMapRefusal.BORDERS_OVERLAP);
    spec.when(add(SECOND, "2-1", estates(GARDEN))).thenRefused(GridMapRefusal.BORDERS_OVERLAP);
  }

  @Test
  void what_one_gives_up_another_may_take_from_that_day_on() {
    var given = spec.given(new BorderDrawn(MAP, ONE, estates(COURT), JULY, NINE));
    given
        .when(border(TWO, estates(GARDEN), JULY))
        .then(new BorderDrawn(MAP, TWO, estates(GARDEN), JULY, NINE));
    given
        .when(border(TWO, estates(GARDEN), JULY.minusDays(1)))
        .thenRefused(GridMapRefusal.BORDERS_OVERLAP);
  }

  @Test
  void what_a_retired_one_held_is_free_from_that_day_on() {
    var retired = spec.given(new MicroGridRetired(MAP, ONE, JULY, NINE));
    retired
        .when(border(TWO, estates(GARDEN), JULY))
        .then(new BorderDrawn(MAP, TWO, estates(GARDEN), JULY, NINE));
    retired
        .when(border(TWO, estates(GARDEN), JULY.minusDays(1)))
        .thenRefused(GridMapRefusal.BORDERS_OVERLAP);
  }

  @Test
  void a_border_recorded_late_must_be_free_up_to_the_next_one_only() {
    var later =
        spec.given(
            new BorderDrawn(MAP, ONE, estates(COURT), AUGUST, NINE),
            new BorderDrawn(MAP, TWO, estates(GARDEN), AUGUST, NINE));
    later
        .when(border(TWO, estates(COURT), JULY)) // ONE has it from August on, TWO no longer
        .then(new BorderDrawn(MAP, TWO, estates(COURT), JULY, NINE));
  }

  @Test
  void the_same_border_drawn_again_is_not_recorded_again() {
    spec.when(border(ONE, estates(GARDEN), START)).thenNothing();
  }

  @Test
  void an_outline_that_crosses_itself_is_refused() {
    var crossed =
        new Border(
            List.of(), List.of(), List.of(), List.of(at(0, 0), at(4, 4), at(4, 0), at(0, 4)));
    spec.when(border(TWO, crossed, JULY)).thenRefused(GridMapRefusal.BORDER_INVALID);
  }

  @Test
  void outlines_that_overlap_are_refused() {
    spec.given(bordered(ONE, ground(0, 0, 4, 4)))
        .when(border(TWO, ground(3, 3, 4, 4), JULY))
        .thenRefused(GridMapRefusal.BORDERS_OVERLAP);
  }

  @Test
  @Tag("N-05")
  void a_place_is_located_by_estate_building_door_and_point() {
    Opened map =
        (Opened)
            spec.given(
                    bordered(TWO, doors(1, 101, 301)),
                    new MicroGridAdded(MAP, NEW, SECOND, "2-1", "新", START, NINE),
                    bordered(NEW, ground(0, 0, 4, 4)))
                .state();
    var one = new Located(FIRST, "1", ONE, "1-1");
    var two = new Located(FIRST, "1", TWO, "1-2");
    assertThat(map.locate(Spot.in(GARDEN), JULY)).contains(one);
    assertThat(map.locate(new Spot(GARDEN, TOWER, 1, 101, null), JULY)).contains(one);
    assertThat(map.locate(Spot.in(COURT), JULY)).isEmpty();
    assertThat(map.locate(Spot.in(GARDEN), START.minusDays(1))).isEmpty();
    assertThat(map.locate(new Spot(null, TOWER, 1, 301, null), JULY)).contains(two);
    assertThat(map.locate(new Spot(null, TOWER, 1, 302, null), JULY)).isEmpty();
    assertThat(map.locate(new Spot(null, TOWER, 2, 301, null), JULY)).isEmpty();
    assertThat(map.locate(new Spot(null, TOWER, null, null, null), JULY)).isEmpty();
    assertThat(map.locate(new Spot(null, null, null, null, at(2, 2)), JULY))
        .contains(new Located(SECOND, "2", NEW, "2-1"));
  }

  @Test
  @Tag("N-04")
  void a_team_of_one_one_three_and_any_number_is_formed_once() {
    spec.when(new FormGridTeam(MAP, SECOND, TeamTemplate.DEFAULT, NINE))
        .then(new GridTeamFormed(MAP, SECOND, "1+1+3+N", NINE));
    spec.when(new FormGridTeam(MAP, FIRST, TeamTemplate.DEFAULT, NINE))
        .thenRefused(GridMapRefusal.TEAM_ALREADY_FORMED);
    spec.given(new GridRetired(MAP, EMPTY, JULY, NINE))
        .when(new FormGridTeam(MAP, EMPTY, TeamTemplate.DEFAULT, NINE))
        .thenRefused(GridMapRefusal.GRID_NOT_IN_FORCE);
  }

  @Test
  @Tag("N-04")
  void each_slot_of_the_template_has_its_seats() {
    TeamTemplate team = TeamTemplate.DEFAULT;
    assertThat(team.seats(1)).isEqualTo(1);
    assertThat(team.seats(2)).isEqualTo(1);
    assertThat(team.seats(3)).isEqualTo(3);
    assertThat(team.seats(4)).isEqualTo(Integer.MAX_VALUE);
    assertThat(team.seats(5)).isNull();
    assertThat(team.seats(0)).isNull();
    assertThat("1+1+3+N").matches(TeamTemplate.FORM);
    assertThat("0+1").doesNotMatch(TeamTemplate.FORM);
    assertThat("1+1+").doesNotMatch(TeamTemplate.FORM);
  }

  @Test
  @Tag("N-04")
  void a_slot_never_has_more_people_than_seats() {
    spec.when(appoint(1, LEADER, START, null)).then(appointed(1, LEADER, START, null));
    var led = spec.given(appointed(1, LEADER, START, JULY));
    led.when(appoint(1, WORKER, JULY.minusDays(1), null)).thenRefused(GridMapRefusal.SLOT_FULL);
    led.when(appoint(1, WORKER, JULY, null)).then(appointed(1, WORKER, JULY, null));
    led.when(appoint(4, WORKER, START, null)).then(appointed(4, WORKER, START, null));
  }

  @Test
  void seats_are_counted_day_by_day_and_not_all_together() {
    var three =
        spec.given(
            appointed(3, new UUID(6, 1), START, LEAP_DAY),
            appointed(3, new UUID(6, 2), LEAP_DAY, JULY),
            appointed(3, new UUID(6, 3), JULY, AUGUST),
            appointed(3, new UUID(6, 4), START, AUGUST));
    three.when(appoint(3, WORKER, START, AUGUST)).then(appointed(3, WORKER, START, AUGUST));
    three
        .given(appointed(3, new UUID(6, 5), JULY, AUGUST))
        .when(appoint(3, WORKER, START, AUGUST))
        .thenRefused(GridMapRefusal.SLOT_FULL);
  }

  @Test
  void nobody_is_twice_in_a_team_on_one_day() {
    var led = spec.given(appointed(1, LEADER, START, JULY));
    led.when(appoint(4, LEADER, START, null)).thenRefused(GridMapRefusal.ALREADY_IN_TEAM);
    led.when(appoint(4, LEADER, JULY, null)).then(appointed(4, LEADER, JULY, null));
  }

  @Test
  void an_appointment_needs_a_team_a_slot_and_days() {
    spec.when(new AppointMember(MAP, SECOND, 1, "GRID_LEAD", LEADER, START, null, NINE))
        .thenRefused(GridMapRefusal.TEAM_NOT_FORMED);
    spec.when(appoint(5, LEADER, START, null)).thenRefused(GridMapRefusal.SLOT_NOT_FOUND);
    spec.when(appoint(1, LEADER, JULY, JULY)).thenRefused(GridMapRefusal.UNTIL_BEFORE_FROM);
    spec.when(appoint(1, LEADER, START.minusDays(1), null))
        .thenRefused(GridMapRefusal.GRID_NOT_IN_FORCE);
  }

  @Test
  @Tag("N-04")
  void a_term_is_ended_and_ends_once() {
    var led = spec.given(appointed(1, LEADER, START, null));
    led.when(new EndMember(MAP, FIRST, LEADER, JULY, NINE))
        .then(new TeamMemberEnded(MAP, FIRST, LEADER, JULY, NINE));
    var ended = led.given(new TeamMemberEnded(MAP, FIRST, LEADER, JULY, NINE));
    ended
        .when(new EndMember(MAP, FIRST, LEADER, JULY, NINE))
        .thenRefused(GridMapRefusal.NOT_IN_TEAM);
    ended.when(appoint(1, WORKER, JULY, null)).then(appointed(1, WORKER, JULY, null));
    spec.when(new EndMember(MAP, FIRST, WORKER, JULY, NINE))
        .thenRefused(GridMapRefusal.NOT_IN_TEAM);
  }

  @Test
  @Tag("N-04")
  void a_grid_worker_is_assigned_and_released() {
    spec.when(new AssignGridWorker(MAP, ONE, WORKER, START, null, NINE))
        .then(assigned(START, null));
    var busy = spec.given(assigned(START, null));
    busy.when(new AssignGridWorker(MAP, ONE, WORKER, JULY, null, NINE))
        .thenRefused(GridMapRefusal.WORKER_ALREADY_ASSIGNED);
    busy.when(new ReleaseGridWorker(MAP, ONE, WORKER, JULY, NINE))
        .then(new GridWorkerReleased(MAP, ONE, WORKER, JULY, NINE));
    busy.when(new ReleaseGridWorker(MAP, ONE, LEADER, JULY, NINE))
        .thenRefused(GridMapRefusal.WORKER_NOT_ASSIGNED);
    spec.when(new AssignGridWorker(MAP, ONE, WORKER, START.minusDays(1), null, NINE))
        .thenRefused(GridMapRefusal.MICRO_GRID_NOT_IN_FORCE);
    spec.when(new AssignGridWorker(MAP, ONE, WORKER, JULY, START, NINE))
        .thenRefused(GridMapRefusal.UNTIL_BEFORE_FROM);
  }

  @Test
  void a_map_holds_only_so_much() {
    var full = DeciderSpec.of(new GridMapDecider(new GridPolicy(3, 2, 1, 1))).given(history());
    full.when(grid("4", START)).thenRefused(GridMapRefusal.TOO_MANY_GRIDS);
    full.when(add(SECOND, "2-1", null)).thenRefused(GridMapRefusal.TOO_MANY_MICRO_GRIDS);
    full.when(move(SECOND, JULY)).thenRefused(GridMapRefusal.TOO_MANY_CHANGES);
    full.when(border(ONE, estates(COURT), JULY)).thenRefused(GridMapRefusal.TOO_MANY_CHANGES);
    full.when(border(ONE, estates(GARDEN, COURT), START))
        .then(bordered(ONE, estates(GARDEN, COURT))); // in place of the one of that day
    full.given(appointed(1, LEADER, START, null))
        .when(appoint(4, WORKER, START, null))
        .thenRefused(GridMapRefusal.TOO_MANY_MEMBERS);
    full.given(assigned(START, null))
        .when(new AssignGridWorker(MAP, ONE, LEADER, START, null, NINE))
        .thenRefused(GridMapRefusal.TOO_MANY_MEMBERS);
  }

  @Test
  void nobody_outside_the_community_is_party_to_its_map() {
    GridMap map = spec.state();
    assertThat(GridMaps.INSTANCE.tenantOf(map)).isEqualTo(WUHUAN.value());
    assertThat(GridMaps.INSTANCE.partiesOf(map)).isEmpty();
  }

  @Test
  void its_events_have_names_and_samples() throws Exception {
    var border =
        new Border(
            List.of(GARDEN),
            List.of(new BuildingPart(TOWER, null)),
            List.of(new DoorRange(TOWER, GARDEN, 1, 101, 602)),
            List.of(at(0, 0), at(4, 0), at(4, 4)));
    new WireSpec(NeedsWiring.wire())
        .names(GridMapEvent.class)
        .samples(
            opened(),
            new GridDrawn(MAP, FIRST, "1", "𠮷祥网格", LEAP_DAY, NINE),
            new GridRetired(MAP, FIRST, LEAP_DAY, NINE),
            new MicroGridAdded(MAP, ONE, FIRST, "1-1", "微网格1-1", LEAP_DAY, NINE),
            moved(SECOND, LEAP_DAY),
            new BorderDrawn(MAP, ONE, border, LEAP_DAY, NINE),
            new MicroGridRetired(MAP, ONE, LEAP_DAY, NINE),
            new GridTeamFormed(MAP, FIRST, "1+1+3+N", NINE),
            appointed(1, LEADER, START, LEAP_DAY),
            new TeamMemberEnded(MAP, FIRST, LEADER, LEAP_DAY, NINE),
            assigned(START, LEAP_DAY),
            new GridWorkerReleased(MAP, ONE, WORKER, LEAP_DAY, NINE))
        .check();
  }
}
