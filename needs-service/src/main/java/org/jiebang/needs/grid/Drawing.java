package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.grid.GridMapRefusal.BORDERS_OVERLAP;
import static org.jiebang.needs.grid.GridMapRefusal.BORDER_INVALID;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_ALREADY_RETIRED;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_EXISTS;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_HAS_MICRO_GRIDS;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_NOT_FOUND;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_NOT_IN_FORCE;
import static org.jiebang.needs.grid.GridMapRefusal.MICRO_GRID_ALREADY_IN_GRID;
import static org.jiebang.needs.grid.GridMapRefusal.MICRO_GRID_ALREADY_RETIRED;
import static org.jiebang.needs.grid.GridMapRefusal.MICRO_GRID_EXISTS;
import static org.jiebang.needs.grid.GridMapRefusal.MICRO_GRID_IN_OTHER_GRID;
import static org.jiebang.needs.grid.GridMapRefusal.MICRO_GRID_NOT_FOUND;
import static org.jiebang.needs.grid.GridMapRefusal.MICRO_GRID_NOT_IN_FORCE;
import static org.jiebang.needs.grid.GridMapRefusal.TOO_MANY_CHANGES;
import static org.jiebang.needs.grid.GridMapRefusal.TOO_MANY_GRIDS;
import static org.jiebang.needs.grid.GridMapRefusal.TOO_MANY_MICRO_GRIDS;
import static org.jiebang.needs.grid.GridMapRefusal.UNTIL_BEFORE_FROM;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.needs.grid.GridMap.Grid;
import org.jiebang.needs.grid.GridMap.MicroGrid;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMapCommand.AddMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.DrawBorder;
import org.jiebang.needs.grid.GridMapCommand.DrawGrid;
import org.jiebang.needs.grid.GridMapCommand.MoveMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.RetireGrid;
import org.jiebang.needs.grid.GridMapCommand.RetireMicroGrid;
import org.jiebang.needs.grid.GridMapEvent.BorderDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridRetired;
import org.jiebang.needs.grid.GridMapEvent.MicroGridAdded;
import org.jiebang.needs.grid.GridMapEvent.MicroGridMoved;
import org.jiebang.needs.grid.GridMapEvent.MicroGridRetired;
import org.jiebang.needs.place.Span;
import org.jiebang.needs.place.Timeline.Held;

/** The rules of grids, micro-grids and borders: one grid each, and no place in two. */
final class Drawing {

  private final GridPolicy policy;

  Drawing(GridPolicy policy) {
    this.policy = policy;
  }

  List<GridMapEvent> draw(DrawGrid c, Opened map) {
    if (map.grids().size() >= policy.grids()) {
      return refuse(TOO_MANY_GRIDS);
    }
    Span life = new Span(c.from(), null);
    boolean taken =
        map.grids().values().stream()
            .anyMatch(g -> g.code().equals(c.code()) && g.life().meets(life));
    return taken
        ? refuse(GRID_EXISTS)
        : List.of(new GridDrawn(c.map(), c.grid(), c.code(), c.name(), c.from(), c.at()));
  }

  List<GridMapEvent> retire(RetireGrid c, Opened map) {
    Grid grid = grid(map, c.grid());
    if (grid.life().until() != null) {
      return refuse(GRID_ALREADY_RETIRED);
    }
    if (c.from().isBefore(grid.life().from())) {
      return refuse(UNTIL_BEFORE_FROM);
    }
    Span afterwards = new Span(c.from(), null);
    boolean needed =
        map.microGrids().values().stream()
            .flatMap(m -> m.grids().held(m.life().until()).stream())
            .anyMatch(h -> h.value().equals(c.grid()) && h.span().meets(afterwards));
    return needed
        ? refuse(GRID_HAS_MICRO_GRIDS)
        : List.of(new GridRetired(c.map(), c.grid(), c.from(), c.at()));
  }

  List<GridMapEvent> add(AddMicroGrid c, Opened map) {
    Span life = new Span(c.from(), null);
    inForce(grid(map, c.grid()), life);
    for (MicroGrid other : map.microGrids().values()) {
      if (other.code().equals(c.code()) && other.life().meets(life)) {
        return refuse(
            c.grid().equals(other.grids().on(c.from()))
                ? MICRO_GRID_EXISTS
                : MICRO_GRID_IN_OTHER_GRID);
      }
    }
    if (map.microGrids().size() >= policy.microGrids()) {
      return refuse(TOO_MANY_MICRO_GRIDS);
    }
    var events = new ArrayList<GridMapEvent>();
    events.add(
        new MicroGridAdded(c.map(), c.microGrid(), c.grid(), c.code(), c.name(), c.from(), c.at()));
    if (c.border() != null) {
      free(c.border(), life, c.microGrid(), map);
      events.add(new BorderDrawn(c.map(), c.microGrid(), c.border(), c.from(), c.at()));
    }
    return List.copyOf(events);
  }

  List<GridMapEvent> move(MoveMicroGrid c, Opened map) {
    MicroGrid micro = standing(map, c.microGrid(), c.from());
    Grid grid = grid(map, c.grid());
    if (c.grid().equals(micro.grids().on(c.from()))) {
      return refuse(MICRO_GRID_ALREADY_IN_GRID);
    }
    inForce(grid, micro.grids().spanOf(c.from(), micro.life().until()));
    if (micro.grids().size() >= policy.changes()) {
      return refuse(TOO_MANY_CHANGES);
    }
    return List.of(new MicroGridMoved(c.map(), c.microGrid(), c.grid(), c.from(), c.at()));
  }

  List<GridMapEvent> draw(DrawBorder c, Opened map) {
    MicroGrid micro = standing(map, c.microGrid(), c.from());
    if (c.border().equals(micro.borders().from().get(c.from()))) {
      return List.of();
    }
    free(c.border(), micro.borders().spanOf(c.from(), micro.life().until()), c.microGrid(), map);
    boolean anotherDay = !micro.borders().from().containsKey(c.from());
    if (anotherDay && micro.borders().size() >= policy.changes()) {
      return refuse(TOO_MANY_CHANGES);
    }
    return List.of(new BorderDrawn(c.map(), c.microGrid(), c.border(), c.from(), c.at()));
  }

  List<GridMapEvent> retire(RetireMicroGrid c, Opened map) {
    MicroGrid micro = microGrid(map, c.microGrid());
    if (micro.life().until() != null) {
      return refuse(MICRO_GRID_ALREADY_RETIRED);
    }
    return c.from().isBefore(micro.life().from())
        ? refuse(UNTIL_BEFORE_FROM)
        : List.of(new MicroGridRetired(c.map(), c.microGrid(), c.from(), c.at()));
  }

  /** No other micro-grid has anything of it on any of these days. */
  private static void free(Border border, Span during, MicroGridId whose, Opened map) {
    if (border.outline() != null && !Outline.valid(border.outline())) {
      refuse(BORDER_INVALID);
    }
    for (MicroGrid other : map.microGrids().values()) {
      if (other.id().equals(whose)) {
        continue;
      }
      for (Held<Border> held : other.borders().held(other.life().until())) {
        if (held.span().meets(during) && held.value().overlaps(border)) {
          throw new Rejected(
              BORDERS_OVERLAP,
              Map.of("microGrid", other.id().value(), "from", first(held, during)));
        }
      }
    }
  }

  /** The first day on which both hold. */
  private static LocalDate first(Held<Border> held, Span during) {
    return held.span().from().isAfter(during.from()) ? held.span().from() : during.from();
  }

  static Grid grid(Opened map, GridId id) {
    Grid grid = map.grids().get(id);
    return grid == null ? refuse(GRID_NOT_FOUND) : grid;
  }

  static MicroGrid microGrid(Opened map, MicroGridId id) {
    MicroGrid micro = map.microGrids().get(id);
    return micro == null ? refuse(MICRO_GRID_NOT_FOUND) : micro;
  }

  static void inForce(Grid grid, Span during) {
    if (!grid.life().covers(during)) {
      refuse(GRID_NOT_IN_FORCE);
    }
  }

  private static MicroGrid standing(Opened map, MicroGridId id, LocalDate day) {
    MicroGrid micro = microGrid(map, id);
    return micro.life().contains(day) ? micro : refuse(MICRO_GRID_NOT_IN_FORCE);
  }
}
