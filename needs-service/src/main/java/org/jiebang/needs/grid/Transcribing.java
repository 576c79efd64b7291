package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_NOT_FOUND;
import static org.jiebang.needs.grid.GridMapRefusal.MICRO_GRID_NOT_FOUND;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jiebang.needs.grid.GridMap.Grid;
import org.jiebang.needs.grid.GridMap.MicroGrid;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMapCommand.AddMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.AppointMember;
import org.jiebang.needs.grid.GridMapCommand.AssignGridWorker;
import org.jiebang.needs.grid.GridMapCommand.DrawBorder;
import org.jiebang.needs.grid.GridMapCommand.DrawGrid;
import org.jiebang.needs.grid.GridMapCommand.MoveMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.RetireGrid;
import org.jiebang.needs.grid.GridMapCommand.RetireMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.TakeRow;
import org.jiebang.needs.grid.GridMapEvent.GridTeamFormed;
import org.jspecify.annotations.Nullable;

/** Rows of a sheet: codes become ids, and then the rules are those of everybody. */
final class Transcribing {

  private final Drawing drawing;
  private final Staffing staffing;

  Transcribing(Drawing drawing, Staffing staffing) {
    this.drawing = drawing;
    this.staffing = staffing;
  }

  List<GridMapEvent> take(TakeRow c, Opened map) {
    return switch (c.row()) {
      case GridRow.OfGrid r -> grid(c, r, map);
      case GridRow.OfMicroGrid r ->
          drawing.add(
              new AddMicroGrid(
                  c.map(),
                  new MicroGridId(c.made()),
                  grid(r.grid(), r.from(), map).id(),
                  r.code(),
                  r.name(),
                  r.from(),
                  null,
                  c.at()),
              map);
      case GridRow.OfPlace r -> place(c, r, map);
      case GridRow.OfMember r ->
          staffing.appoint(
              new AppointMember(
                  c.map(),
                  grid(r.grid(), r.from(), map).id(),
                  r.slot(),
                  r.office(),
                  r.person(),
                  r.from(),
                  r.until(),
                  c.at()),
              map);
      case GridRow.OfWorker r ->
          staffing.assign(
              new AssignGridWorker(
                  c.map(),
                  microGrid(r.microGrid(), r.from(), map).id(),
                  r.person(),
                  r.from(),
                  r.until(),
                  c.at()),
              map);
      case GridRow.OfMove r ->
          drawing.move(
              new MoveMicroGrid(
                  c.map(),
                  microGrid(r.microGrid(), r.from(), map).id(),
                  grid(r.grid(), r.from(), map).id(),
                  r.from(),
                  c.at()),
              map);
      case GridRow.OfEnd r -> end(c, r, map);
    };
  }

  private List<GridMapEvent> grid(TakeRow c, GridRow.OfGrid r, Opened map) {
    var grid = new GridId(c.made());
    List<GridMapEvent> drawn =
        drawing.draw(new DrawGrid(c.map(), grid, r.code(), r.name(), r.from(), c.at()), map);
    if (r.template() == null) {
      return drawn;
    }
    var events = new ArrayList<>(drawn);
    events.add(new GridTeamFormed(c.map(), grid, r.template().value(), c.at()));
    return List.copyOf(events);
  }

  private List<GridMapEvent> place(TakeRow c, GridRow.OfPlace r, Opened map) {
    MicroGrid micro = microGrid(r.microGrid(), r.from(), map);
    Border sofar = micro.borders().from().getOrDefault(r.from(), Border.NOTHING);
    return drawing.draw(
        new DrawBorder(c.map(), micro.id(), both(sofar, r.place()), r.from(), c.at()), map);
  }

  private static Border both(Border one, Border other) {
    return new Border(
        joined(one.estates(), other.estates()),
        joined(one.buildings(), other.buildings()),
        joined(one.doors(), other.doors()),
        other.outline() == null ? one.outline() : other.outline());
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }

  private List<GridMapEvent> end(TakeRow c, GridRow.OfEnd r, Opened map) {
    if (r.microGrid() != null) {
      MicroGrid micro = microGrid(r.microGrid(), r.from(), map);
      return drawing.retire(new RetireMicroGrid(c.map(), micro.id(), r.from(), c.at()), map);
    }
    Grid grid = grid(r.grid(), r.from(), map);
    return drawing.retire(new RetireGrid(c.map(), grid.id(), r.from(), c.at()), map);
  }

  private static Grid grid(@Nullable String code, LocalDate day, Opened map) {
    Grid grid = code == null ? null : map.gridOn(code, day);
    return grid == null ? refuse(GRID_NOT_FOUND) : grid;
  }

  private static MicroGrid microGrid(String code, LocalDate day, Opened map) {
    MicroGrid micro = map.microGridOn(code, day);
    return micro == null ? refuse(MICRO_GRID_NOT_FOUND) : micro;
  }
}
