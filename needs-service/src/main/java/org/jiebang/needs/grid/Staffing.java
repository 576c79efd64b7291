package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.grid.GridMapRefusal.ALREADY_IN_TEAM;
import static org.jiebang.needs.grid.GridMapRefusal.GRID_NOT_IN_FORCE;
import static org.jiebang.needs.grid.GridMapRefusal.MICRO_GRID_NOT_IN_FORCE;
import static org.jiebang.needs.grid.GridMapRefusal.NOT_IN_TEAM;
import static org.jiebang.needs.grid.GridMapRefusal.SLOT_FULL;
import static org.jiebang.needs.grid.GridMapRefusal.SLOT_NOT_FOUND;
import static org.jiebang.needs.grid.GridMapRefusal.TEAM_ALREADY_FORMED;
import static org.jiebang.needs.grid.GridMapRefusal.TEAM_NOT_FORMED;
import static org.jiebang.needs.grid.GridMapRefusal.TOO_MANY_MEMBERS;
import static org.jiebang.needs.grid.GridMapRefusal.UNTIL_BEFORE_FROM;
import static org.jiebang.needs.grid.GridMapRefusal.WORKER_ALREADY_ASSIGNED;
import static org.jiebang.needs.grid.GridMapRefusal.WORKER_NOT_ASSIGNED;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiebang.needs.grid.GridMap.Grid;
import org.jiebang.needs.grid.GridMap.MicroGrid;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMap.Term;
import org.jiebang.needs.grid.GridMapCommand.AppointMember;
import org.jiebang.needs.grid.GridMapCommand.AssignGridWorker;
import org.jiebang.needs.grid.GridMapCommand.EndMember;
import org.jiebang.needs.grid.GridMapCommand.FormGridTeam;
import org.jiebang.needs.grid.GridMapCommand.ReleaseGridWorker;
import org.jiebang.needs.grid.GridMapEvent.GridTeamFormed;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerAssigned;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerReleased;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberAppointed;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberEnded;
import org.jiebang.needs.place.Span;
import org.jspecify.annotations.Nullable;

/** The rules of grid teams and grid workers: no slot has more people than seats on any day. */
final class Staffing {

  private final GridPolicy policy;

  Staffing(GridPolicy policy) {
    this.policy = policy;
  }

  List<GridMapEvent> form(FormGridTeam c, Opened map) {
    Grid grid = Drawing.grid(map, c.grid());
    if (grid.template() != null) {
      return refuse(TEAM_ALREADY_FORMED);
    }
    return grid.life().until() == null
        ? List.of(new GridTeamFormed(c.map(), c.grid(), c.template().value(), c.at()))
        : refuse(GRID_NOT_IN_FORCE);
  }

  List<GridMapEvent> appoint(AppointMember c, Opened map) {
    Grid grid = Drawing.grid(map, c.grid());
    if (grid.template() == null) {
      return refuse(TEAM_NOT_FORMED);
    }
    Integer seats = grid.template().seats(c.slot());
    if (seats == null) {
      return refuse(SLOT_NOT_FOUND);
    }
    Span span = span(c.from(), c.until());
    if (!grid.life().contains(c.from())) {
      return refuse(GRID_NOT_IN_FORCE);
    }
    if (held(grid.team(), c.person(), span)) {
      return refuse(ALREADY_IN_TEAM);
    }
    if (mostOnOneDay(grid.team(), c.slot(), span) >= seats) {
      return refuse(SLOT_FULL);
    }
    if (grid.team().size() >= policy.members()) {
      return refuse(TOO_MANY_MEMBERS);
    }
    return List.of(
        new TeamMemberAppointed(
            c.map(), c.grid(), c.slot(), c.office(), c.person(), c.from(), c.until(), c.at()));
  }

  /** How many hold the slot at once: the most are there on a day on which somebody begins. */
  private static long mostOnOneDay(List<Term> team, int slot, Span span) {
    List<Span> terms =
        team.stream()
            .filter(t -> t.slot() == slot && t.span().meets(span))
            .map(Term::span)
            .toList();
    return Stream.concat(Stream.of(span.from()), terms.stream().map(Span::from))
        .filter(span::contains)
        .mapToLong(day -> terms.stream().filter(t -> t.contains(day)).count())
        .max()
        .orElse(0);
  }

  List<GridMapEvent> end(EndMember c, Opened map) {
    Grid grid = Drawing.grid(map, c.grid());
    return endable(grid.team(), c.person(), c.until())
        ? List.of(new TeamMemberEnded(c.map(), c.grid(), c.person(), c.until(), c.at()))
        : refuse(NOT_IN_TEAM);
  }

  List<GridMapEvent> assign(AssignGridWorker c, Opened map) {
    MicroGrid micro = Drawing.microGrid(map, c.microGrid());
    Span span = span(c.from(), c.until());
    if (!micro.life().contains(c.from())) {
      return refuse(MICRO_GRID_NOT_IN_FORCE);
    }
    if (held(micro.workers(), c.person(), span)) {
      return refuse(WORKER_ALREADY_ASSIGNED);
    }
    if (micro.workers().size() >= policy.members()) {
      return refuse(TOO_MANY_MEMBERS);
    }
    return List.of(
        new GridWorkerAssigned(c.map(), c.microGrid(), c.person(), c.from(), c.until(), c.at()));
  }

  List<GridMapEvent> release(ReleaseGridWorker c, Opened map) {
    MicroGrid micro = Drawing.microGrid(map, c.microGrid());
    return endable(micro.workers(), c.person(), c.until())
        ? List.of(new GridWorkerReleased(c.map(), c.microGrid(), c.person(), c.until(), c.at()))
        : refuse(WORKER_NOT_ASSIGNED);
  }

  private static boolean held(List<Term> terms, UUID person, Span during) {
    return terms.stream().anyMatch(t -> t.person().equals(person) && t.span().meets(during));
  }

  private static boolean endable(List<Term> terms, UUID person, LocalDate until) {
    return terms.stream().anyMatch(t -> t.endsBy(person, until));
  }

  private static Span span(LocalDate from, @Nullable LocalDate until) {
    return until == null || until.isAfter(from) ? new Span(from, until) : refuse(UNTIL_BEFORE_FROM);
  }
}
