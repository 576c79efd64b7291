package org.jiebang.needs.grid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.needs.grid.GridMapBody.BorderBody;
import org.jiebang.needs.grid.GridMapBody.GridBody;
import org.jiebang.needs.grid.GridMapBody.InGridBody;
import org.jiebang.needs.grid.GridMapBody.MemberBody;
import org.jiebang.needs.grid.GridMapBody.MicroGridBody;
import org.jiebang.needs.grid.GridMapBody.WorkerBody;
import org.jiebang.needs.place.Building;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.EstateId;
import org.jiebang.needs.place.PlaceNames;
import org.jspecify.annotations.Nullable;

/**
 * Writes a grid map down in rows that bring the same map in again: day by day, and on each day what
 * others build on before what builds on it.
 */
final class GridSheetOut {

  /** The order of a day. */
  private enum Turn {
    MICRO_GRID_ENDS,
    /** Before a grid of the same code begins. */
    GRID_ENDS_FOR_ANOTHER,
    GRID,
    MICRO_GRID,
    MOVE,
    /** After the micro-grids have left it. */
    GRID_ENDS,
    /** All borders of the day begin before anything is put into one: places change hands. */
    BORDER,
    PLACE,
    MEMBER,
    WORKER
  }

  private record Placed(Turn turn, GridSheetRow row) {}

  private final Registered community;
  private final PlaceNames names;
  private final Map<UUID, String> codes = new HashMap<>();
  private final List<Placed> rows = new ArrayList<>();

  private GridSheetOut(Registered community) {
    this.community = community;
    this.names = new PlaceNames(community);
  }

  static List<GridSheetRow> rows(GridMapBody map, Registered community) {
    var out = new GridSheetOut(community);
    map.grids().forEach(g -> out.codes.put(g.id(), g.code()));
    map.grids().stream()
        .filter(g -> lasts(g.from(), g.until()))
        .forEach(g -> out.grid(g, map.grids()));
    map.microGrids().stream().filter(m -> lasts(m.from(), m.until())).forEach(out::microGrid);
    return out.rows.stream()
        .sorted(Comparator.comparing((Placed p) -> p.row().from()).thenComparing(Placed::turn))
        .map(Placed::row)
        .toList();
  }

  /** What ended on the day that it began was a mistake and held never. */
  private static boolean lasts(LocalDate from, @Nullable LocalDate until) {
    return until == null || from.isBefore(until);
  }

  private void add(Turn turn, GridSheetRow row) {
    rows.add(new Placed(turn, row));
  }

  private void grid(GridBody g, List<GridBody> all) {
    String template = g.team() == null ? null : g.team().template();
    add(Turn.GRID, GridSheetRow.grid(g.code(), g.name(), g.from(), template));
    LocalDate until = g.until();
    if (until != null) {
      boolean another =
          all.stream().anyMatch(a -> a.code().equals(g.code()) && a.from().equals(until));
      add(
          another ? Turn.GRID_ENDS_FOR_ANOTHER : Turn.GRID_ENDS,
          GridSheetRow.end(null, g.code(), until));
    }
    for (MemberBody m : g.team() == null ? List.<MemberBody>of() : g.team().members()) {
      add(
          Turn.MEMBER,
          GridSheetRow.member(g.code(), m.slot(), m.office(), m.person(), m.from(), m.until()));
    }
  }

  private void microGrid(MicroGridBody m) {
    boolean first = true;
    for (InGridBody stay : m.grids()) {
      String grid = codes.getOrDefault(stay.grid(), "");
      if (first) {
        add(Turn.MICRO_GRID, GridSheetRow.microGrid(m.code(), m.name(), grid, m.from()));
        first = false;
      } else if (lasts(stay.from(), stay.until())) {
        add(Turn.MOVE, GridSheetRow.move(m.code(), grid, stay.from()));
      }
    }
    if (m.until() != null) {
      add(Turn.MICRO_GRID_ENDS, GridSheetRow.end(m.code(), null, m.until()));
    }
    m.borders().stream().filter(b -> lasts(b.from(), b.until())).forEach(b -> border(m.code(), b));
    for (WorkerBody w : m.workers()) {
      add(Turn.WORKER, GridSheetRow.worker(m.code(), w.person(), w.from(), w.until()));
    }
  }

  private void border(String code, BorderBody drawn) {
    GridSheetRow nothing = GridSheetRow.nothing(code, drawn.from());
    Border border = drawn.border();
    add(Turn.BORDER, nothing);
    border.estates().forEach(e -> add(Turn.PLACE, nothing.with(names.name(e), null)));
    border
        .buildings()
        .forEach(b -> add(Turn.PLACE, nothing.with(name(b.estate()), name(b.building()))));
    border
        .doors()
        .forEach(
            d ->
                add(
                    Turn.PLACE,
                    nothing.with(
                        name(d.estate()),
                        name(d.building()),
                        d.unit(),
                        d.fromDoor(),
                        d.toDoor(),
                        null)));
    if (border.outline() != null) {
      String corners =
          border.outline().stream()
              .map(p -> degrees(p.longitude()) + " " + degrees(p.latitude()))
              .collect(Collectors.joining("; "));
      add(Turn.PLACE, nothing.with(null, null, null, null, null, corners));
    }
  }

  private @Nullable String name(@Nullable EstateId estate) {
    return estate == null ? null : names.name(estate);
  }

  private String name(BuildingId id) {
    Building building = community.buildings().get(id);
    return building == null ? id.value().toString() : names.name(building);
  }

  /** Never 1.0E-5. */
  private static String degrees(double degrees) {
    return BigDecimal.valueOf(degrees).toPlainString();
  }
}
