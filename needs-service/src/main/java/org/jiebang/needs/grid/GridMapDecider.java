package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_MAP_EXISTS;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_MAP_NOT_FOUND;

import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.grid.GridMap.Grid;
import org.jiebang.needs.grid.GridMap.MicroGrid;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMap.Term;
import org.jiebang.needs.grid.GridMap.Unopened;
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
import org.jiebang.needs.grid.GridMapEvent.GridMapOpened;
import org.jiebang.needs.grid.GridMapEvent.GridRetired;
import org.jiebang.needs.grid.GridMapEvent.GridTeamFormed;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerAssigned;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerReleased;
import org.jiebang.needs.grid.GridMapEvent.MicroGridAdded;
import org.jiebang.needs.grid.GridMapEvent.MicroGridMoved;
import org.jiebang.needs.grid.GridMapEvent.MicroGridRetired;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberAppointed;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberEnded;
import org.jiebang.needs.place.Span;
import org.jiebang.needs.place.Timeline;

/** The rules of a grid map: drawing in {@link Drawing}, people in {@link Staffing}. */
final class GridMapDecider implements Decider<GridMapCommand, GridMap, GridMapEvent> {

  private final Drawing drawing;
  private final Staffing staffing;
  private final Transcribing transcribing;

  GridMapDecider(GridPolicy policy) {
    this.drawing = new Drawing(policy);
    this.staffing = new Staffing(policy);
    this.transcribing = new Transcribing(drawing, staffing);
  }

  @Override
  public GridMap initial() {
    return new Unopened();
  }

  @Override
  public List<GridMapEvent> decide(GridMapCommand command, GridMap state) {
    return switch (command) {
      case OpenGridMap c ->
          switch (state) {
            case Unopened() -> List.of(new GridMapOpened(c.map(), c.community(), c.at()));
            case Opened _ -> refuse(GRID_MAP_EXISTS);
          };
      case DrawGrid c -> drawing.draw(c, opened(state));
      case RetireGrid c -> drawing.retire(c, opened(state));
      case AddMicroGrid c -> drawing.add(c, opened(state));
      case MoveMicroGrid c -> drawing.move(c, opened(state));
      case DrawBorder c -> drawing.draw(c, opened(state));
      case RetireMicroGrid c -> drawing.retire(c, opened(state));
      case FormGridTeam c -> staffing.form(c, opened(state));
      case AppointMember c -> staffing.appoint(c, opened(state));
      case EndMember c -> staffing.end(c, opened(state));
      case AssignGridWorker c -> staffing.assign(c, opened(state));
      case ReleaseGridWorker c -> staffing.release(c, opened(state));
      case TakeRow c -> transcribing.take(c, opened(state));
    };
  }

  @Override
  public GridMap evolve(GridMap state, GridMapEvent event) {
    return switch (event) {
      case GridMapOpened e -> new Opened(e.map(), e.community(), Map.of(), Map.of());
      case GridDrawn e ->
          map(state).with(new Grid(e.grid(), e.code(), new Span(e.from(), null), null, List.of()));
      case GridRetired e -> map(state).changing(e.grid(), g -> g.retired(e.from()));
      case MicroGridAdded e ->
          map(state)
              .with(
                  new MicroGrid(
                      e.microGrid(),
                      e.code(),
                      new Span(e.from(), null),
                      Timeline.<GridId>empty().put(e.from(), e.grid()),
                      Timeline.empty(),
                      List.of()));
      case MicroGridMoved e ->
          map(state).changing(e.microGrid(), m -> m.movedTo(e.grid(), e.from()));
      case BorderDrawn e -> map(state).changing(e.microGrid(), m -> m.within(e.border(), e.from()));
      case MicroGridRetired e -> map(state).changing(e.microGrid(), m -> m.retired(e.from()));
      case GridTeamFormed e ->
          map(state).changing(e.grid(), g -> g.formed(new TeamTemplate(e.template())));
      case TeamMemberAppointed e ->
          map(state)
              .changing(
                  e.grid(),
                  g -> g.with(new Term(e.slot(), e.person(), new Span(e.from(), e.until()))));
      case TeamMemberEnded e -> map(state).changing(e.grid(), g -> g.ending(e.person(), e.until()));
      case GridWorkerAssigned e ->
          map(state)
              .changing(
                  e.microGrid(),
                  m -> m.with(new Term(0, e.person(), new Span(e.from(), e.until()))));
      case GridWorkerReleased e ->
          map(state).changing(e.microGrid(), m -> m.ending(e.person(), e.until()));
    };
  }

  private static Opened map(GridMap state) {
    return (Opened) state;
  }

  private static Opened opened(GridMap state) {
    return switch (state) {
      case Opened opened -> opened;
      case Unopened() -> refuse(GRID_MAP_NOT_FOUND);
    };
  }
}
