package org.jiebang.needs.grid;

import static org.jiebang.needs.need.NeedSamples.NINE;
import static org.jiebang.needs.need.NeedSamples.WUHUAN;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jiebang.needs.grid.GridMapEvent.BorderDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridMapOpened;
import org.jiebang.needs.grid.GridMapEvent.GridTeamFormed;
import org.jiebang.needs.grid.GridMapEvent.MicroGridAdded;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** A fixed grid map for tests: three grids, micro-grids 1-1 and 1-2 in the first. */
final class GridSamples {

  static final GridMapId MAP = GridMapId.of(WUHUAN);
  static final GridId FIRST = new GridId(new UUID(1, 1));
  static final GridId SECOND = new GridId(new UUID(1, 2));
  static final GridId EMPTY = new GridId(new UUID(1, 3));
  static final MicroGridId ONE = new MicroGridId(new UUID(2, 1));
  static final MicroGridId TWO = new MicroGridId(new UUID(2, 2));
  static final MicroGridId NEW = new MicroGridId(new UUID(2, 3));
  static final EstateId GARDEN = new EstateId(new UUID(3, 1));
  static final EstateId COURT = new EstateId(new UUID(3, 2));
  static final BuildingId TOWER = new BuildingId(new UUID(4, 1));
  static final UUID LEADER = new UUID(5, 1);
  static final UUID WORKER = new UUID(5, 2);

  /** The first day of everything here. */
  static final LocalDate START = LocalDate.of(2024, 1, 1);

  static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);

  private GridSamples() {}

  static GridMapOpened opened() {
    return new GridMapOpened(MAP, WUHUAN, NINE);
  }

  static GridDrawn drawn(GridId grid, String code) {
    return new GridDrawn(MAP, grid, code, "第" + code + "网格", START, NINE);
  }

  static MicroGridAdded added(MicroGridId micro, GridId grid, String code) {
    return new MicroGridAdded(MAP, micro, grid, code, "微网格" + code, START, NINE);
  }

  static BorderDrawn bordered(MicroGridId micro, Border border) {
    return new BorderDrawn(MAP, micro, border, START, NINE);
  }

  static List<GridMapEvent> history(GridMapEvent... more) {
    var all =
        new java.util.ArrayList<GridMapEvent>(
            List.of(
                opened(),
                drawn(FIRST, "1"),
                drawn(SECOND, "2"),
                drawn(EMPTY, "3"),
                new GridTeamFormed(MAP, FIRST, "1+1+3+N", NINE),
                added(ONE, FIRST, "1-1"),
                bordered(ONE, estates(GARDEN)),
                added(TWO, FIRST, "1-2")));
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  static Border estates(EstateId... estates) {
    return new Border(List.of(estates), List.of(), List.of(), null);
  }

  static Border buildings(BuildingId building, @Nullable EstateId estate) {
    return new Border(List.of(), List.of(new BuildingPart(building, estate)), List.of(), null);
  }

  static Border doors(@Nullable Integer unit, int from, int to) {
    return new Border(
        List.of(), List.of(), List.of(new DoorRange(TOWER, null, unit, from, to)), null);
  }

  /** A rectangle of so many thousandths of a degree, east and north of a corner in 瓯海. */
  static Border ground(int east, int north, int width, int height) {
    return new Border(List.of(), List.of(), List.of(), rectangle(east, north, width, height));
  }

  static List<Position> rectangle(int east, int north, int width, int height) {
    return List.of(
        at(east, north),
        at(east + width, north),
        at(east + width, north + height),
        at(east, north + height));
  }

  static Position at(int east, int north) {
    return new Position(120.690 + east / 1000.0, 27.910 + north / 1000.0);
  }
}
