package org.jiebang.needs.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiebang.needs.grid.GridSamples.LEADER;
import static org.jiebang.needs.grid.GridSamples.MAP;
import static org.jiebang.needs.grid.GridSamples.START;
import static org.jiebang.needs.grid.GridSamples.WORKER;
import static org.jiebang.needs.grid.GridSamples.opened;
import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMapCommand.TakeRow;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityEvent;
import org.jiebang.needs.place.EstateId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows of a sheet into a grid map, and out of it again. */
@Tag("N-03")
class GridSheetTest {

  private static final UUID DISTRICT = new UUID(9, 9);
  private static final EstateId GARDEN = new EstateId(new UUID(3, 1));
  private static final EstateId COURT = new EstateId(new UUID(3, 2));
  private static final BuildingId ONE = new BuildingId(new UUID(4, 1));
  private static final BuildingId TWO = new BuildingId(new UUID(4, 2));
  private static final BuildingId OFFICES = new BuildingId(new UUID(4, 3));
  private static final LocalDate JULY = LocalDate.of(2024, 7, 1);

  private static final Community.Registered PLACE = place();

  private static Community.Registered place() {
    Community state = Communities.INSTANCE.decider().initial();
    for (CommunityEvent event :
        List.of(
            new CommunityEvent.CommunityRegistered(WUHUAN, "五环社区", DISTRICT, "Asia/Shanghai", NINE),
            new CommunityEvent.EstateAdded(WUHUAN, GARDEN, "𠮷祥苑", NINE),
            new CommunityEvent.EstateAdded(WUHUAN, COURT, "博雅居", NINE),
            new CommunityEvent.BuildingAdded(WUHUAN, ONE, COURT, "1幢", 2, 6, 24, NINE),
            new CommunityEvent.BuildingAdded(WUHUAN, TWO, COURT, "2幢", 2, 6, 24, NINE),
            new CommunityEvent.BuildingAdded(WUHUAN, OFFICES, null, "龙成国际", null, 26, 180, NINE))) {
      state = Communities.INSTANCE.decider().evolve(state, event);
    }
    return (Community.Registered) state;
  }

  /** A map that rows are taken into, one by one. */
  private static final class Book {

    final List<GridMapEvent> events = new ArrayList<>(List.of(opened()));
    private GridMap map =
        GridMaps.INSTANCE.decider().evolve(new GridMap.Unopened(), events.getFirst());

    Book take(List<GridSheetRow> rows) {
      rows.forEach(this::take);
      return this;
    }

    void take(GridSheetRow row) {
      var made = new UUID(100, events.size());
      var command = new TakeRow(MAP, made, new GridSheetIn(PLACE).of(row), NINE);
      for (GridMapEvent event : GridMaps.INSTANCE.decider().decide(command, map)) {
        map = GridMaps.INSTANCE.decider().evolve(map, event);
        events.add(event);
      }
    }

    List<GridSheetRow> rows() {
      GridMapBody body =
          ViewSpec.picture(
              new GridMapPicture(),
              MAP.value(),
              WUHUAN.value(),
              events.toArray(GridMapEvent[]::new));
      return GridSheetOut.rows(body, PLACE);
    }

    Opened map() {
      return (Opened) map;
    }
  }

  private static GridSheetRow inside(String microGrid, LocalDate from) {
    return GridSheetRow.nothing(microGrid, from);
  }

  private static List<GridSheetRow> twoGrids() {
    return List.of(
        GridSheetRow.grid("1", "第1网格", START, "1+1+3+N"),
        GridSheetRow.grid("2", "第2网格", START, null),
        GridSheetRow.microGrid("1-1", "𠮷祥微网格", "1", START),
        GridSheetRow.microGrid("1-2", "微网格1-2", "1", START),
        inside("1-1", START).with("𠮷祥苑", null),
        inside("1-1", START).with("博雅居", "1"),
        inside("1-2", START).with("博雅居", "2幢", 1, 101, 602, null),
        inside("1-2", START).with(null, "龙成国际"),
        inside("1-2", START)
            .with(null, null, null, null, null, "120.69 27.91; 120.70 27.91;120.70 27.92"),
        GridSheetRow.member("1", 1, "GRID_LEAD", LEADER, START, null),
        GridSheetRow.worker("1-2", WORKER, START, JULY));
  }

  @Test
  @Tag("N-04")
  void a_sheet_draws_a_map() {
    Opened map = new Book().take(twoGrids()).map();
    assertThat(map.grids()).hasSize(2);
    Located found = map.locate(new Spot(COURT, TWO, 1, 302, null), START).orElseThrow();
    assertThat(found.microGridCode()).isEqualTo("1-2");
    assertThat(map.locate(new Spot(COURT, TWO, 2, 302, null), START)).isEmpty();
    assertThat(map.locate(new Spot(COURT, ONE, null, null, null), START).orElseThrow().gridCode())
        .isEqualTo("1");
    assertThat(map.grids().values().iterator().next().team()).hasSize(1);
  }

  @Test
  void what_was_written_down_is_brought_in_again_as_it_was() {
    var rows = new ArrayList<>(twoGrids());
    rows.add(GridSheetRow.grid("3", "第3网格", START, null));
    rows.add(GridSheetRow.microGrid("3-1", "微网格3-1", "3", START));
    rows.add(inside("3-1", START).with("博雅居", "2幢", 2, 101, 602, null));
    // On one day: two swap a building, one moves, one ends and its grid with it, and a grid of the
    // same code begins.
    rows.add(GridSheetRow.end("3-1", null, JULY));
    rows.add(GridSheetRow.end(null, "3", JULY));
    rows.add(GridSheetRow.grid("3", "新第3网格", JULY, "1+N"));
    rows.add(GridSheetRow.move("1-2", "3", JULY));
    rows.add(inside("1-1", JULY));
    rows.add(inside("1-2", JULY));
    rows.add(inside("1-1", JULY).with("博雅居", "2幢"));
    rows.add(inside("1-2", JULY).with("𠮷祥苑", null));
    rows.add(inside("1-2", JULY).with("博雅居", "1幢"));
    rows.add(GridSheetRow.member("3", 2, "MEMBER", WORKER, JULY, null));
    var first = new Book().take(rows);
    List<GridSheetRow> written = first.rows();
    var again = new Book().take(written);
    assertThat(again.rows()).isEqualTo(written);
    for (LocalDate day : List.of(START, JULY.minusDays(1), JULY, JULY.plusYears(1))) {
      for (Spot spot :
          List.of(
              Spot.in(GARDEN),
              new Spot(COURT, ONE, null, null, null),
              new Spot(COURT, TWO, 1, 101, null),
              new Spot(COURT, TWO, 2, 101, null),
              new Spot(null, OFFICES, null, null, null),
              new Spot(null, null, null, null, new Position(120.699, 27.911)))) {
        assertThat(codes(again, spot, day))
            .as("%s on %s", spot, day)
            .isEqualTo(codes(first, spot, day));
      }
    }
    assertThat(codes(again, new Spot(COURT, ONE, null, null, null), JULY)).isEqualTo("3 1-2");
  }

  private static String codes(Book book, Spot spot, LocalDate day) {
    return book.map().locate(spot, day).map(l -> l.gridCode() + " " + l.microGridCode()).orElse("");
  }

  @Test
  void a_row_that_cannot_be_is_refused_by_itself() {
    refused(GridMapRefusal.BORDERS_OVERLAP.name(), inside("1-2", START).with("𠮷祥苑", null));
    refused(
        GridMapRefusal.BORDERS_OVERLAP.name(),
        inside("1-1", START).with("博雅居", "2幢", null, 602, 602, null));
    refused(GridMapRefusal.PLACE_NOT_IN_COMMUNITY.name(), inside("1-1", START).with("别的小区", null));
    refused(GridMapRefusal.PLACE_NOT_IN_COMMUNITY.name(), inside("1-1", START).with("博雅居", "9幢"));
    refused(
        GridMapRefusal.BORDER_INVALID.name(),
        inside("1-1", START).with("博雅居", "2幢", 2, 602, 101, null));
    refused(GridMapRefusal.GRID_EXISTS.name(), GridSheetRow.grid("1", "又一个", START, null));
    refused(
        GridMapRefusal.MICRO_GRID_EXISTS.name(), GridSheetRow.microGrid("1-1", "又一个", "1", START));
    refused(
        GridMapRefusal.MICRO_GRID_IN_OTHER_GRID.name(),
        GridSheetRow.microGrid("1-1", "又一个", "2", START));
    refused(GridMapRefusal.GRID_NOT_FOUND.name(), GridSheetRow.microGrid("9-1", "无网格", "9", START));
    refused(
        GridMapRefusal.GRID_NOT_FOUND.name(),
        GridSheetRow.microGrid("2-1", "太早", "2", START.minusDays(1)));
    refused(GridMapRefusal.MICRO_GRID_NOT_FOUND.name(), inside("9-1", START).with("博雅居", null));
    refused(
        GridMapRefusal.SLOT_FULL.name(),
        GridSheetRow.member("1", 1, "GRID_LEAD", WORKER, START, null));
    refused(
        GridMapRefusal.TEAM_NOT_FORMED.name(),
        GridSheetRow.member("2", 1, "GRID_LEAD", WORKER, START, null));
    refused(
        "VALIDATION_FAILED",
        inside("1-1", START).with(null, null, null, null, null, "120.69 27.91; 一百二十"));
    refused("VALIDATION_FAILED", inside("1-1", START).with("博雅居", null, null, 1, null, null));
    refused("VALIDATION_FAILED", GridSheetRow.end(null, null, START));
  }

  private static void refused(String code, GridSheetRow row) {
    var book = new Book().take(twoGrids());
    assertThatThrownBy(() -> book.take(row))
        .isInstanceOfSatisfying(
            Rejected.class, no -> assertThat(no.refusal().name()).isEqualTo(code));
  }
}
