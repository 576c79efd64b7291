package org.jiebang.needs.grid;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.grid.GridMapBody.BorderBody;
import org.jiebang.needs.grid.GridMapBody.GridBody;
import org.jiebang.needs.grid.GridMapBody.InGridBody;
import org.jiebang.needs.grid.GridMapBody.MemberBody;
import org.jiebang.needs.grid.GridMapBody.MicroGridBody;
import org.jiebang.needs.grid.GridMapBody.TeamBody;
import org.jiebang.needs.grid.GridMapBody.WorkerBody;
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
import org.jspecify.annotations.Nullable;

/** Folds a grid map's events into what the API shows. */
public final class GridMapPicture implements Picture<GridMapBody, GridMapEvent> {

  @Override
  public Class<GridMapBody> body() {
    return GridMapBody.class;
  }

  @Override
  public String state(GridMapBody body) {
    return body.state();
  }

  @Override
  public GridMapBody evolve(@Nullable GridMapBody body, Recorded<GridMapEvent> fact) {
    if (fact.event() instanceof GridMapOpened e) {
      return new GridMapBody(
          e.map().value(), "OPEN", e.community().value(), null, List.of(), List.of());
    }
    GridMapBody b = requireNonNull(body);
    return switch (fact.event()) {
      case GridMapOpened _ -> b;
      case GridDrawn e ->
          grids(
              b,
              plus(
                  b.grids(),
                  new GridBody(e.grid().value(), e.code(), e.name(), e.from(), null, null)));
      case GridRetired e ->
          grid(
              b,
              e.grid(),
              g -> new GridBody(g.id(), g.code(), g.name(), g.from(), e.from(), g.team()));
      case GridTeamFormed e -> team(b, e.grid(), _ -> new TeamBody(e.template(), List.of()));
      case TeamMemberAppointed e ->
          team(
              b,
              e.grid(),
              t ->
                  new TeamBody(
                      t.template(),
                      plus(
                          t.members(),
                          new MemberBody(e.slot(), e.office(), e.person(), e.from(), e.until()))));
      case TeamMemberEnded e ->
          team(
              b,
              e.grid(),
              t ->
                  new TeamBody(
                      t.template(),
                      t.members().stream().map(m -> ended(m, e.person(), e.until())).toList()));
      case MicroGridAdded e ->
          microGrids(
              b,
              plus(
                  b.microGrids(),
                  new MicroGridBody(
                      e.microGrid().value(),
                      e.code(),
                      e.name(),
                      e.from(),
                      null,
                      List.of(new InGridBody(e.grid().value(), e.from(), null)),
                      List.of(),
                      List.of())));
      case MicroGridMoved e ->
          microGrid(
              b,
              e.microGrid(),
              m ->
                  days(
                      m,
                      m.until(),
                      put(m.grids(), new InGridBody(e.grid().value(), e.from(), null)),
                      m.borders()));
      case BorderDrawn e ->
          microGrid(
              b,
              e.microGrid(),
              m ->
                  days(
                      m,
                      m.until(),
                      m.grids(),
                      put(m.borders(), new BorderBody(e.from(), null, e.border()))));
      case MicroGridRetired e ->
          microGrid(b, e.microGrid(), m -> days(m, e.from(), m.grids(), m.borders()));
      case GridWorkerAssigned e ->
          workers(b, e.microGrid(), w -> plus(w, new WorkerBody(e.person(), e.from(), e.until())));
      case GridWorkerReleased e ->
          workers(
              b,
              e.microGrid(),
              w -> w.stream().map(each -> ended(each, e.person(), e.until())).toList());
    };
  }

  private static MemberBody ended(MemberBody m, UUID person, LocalDate until) {
    return ends(m.person(), m.from(), m.until(), person, until)
        ? new MemberBody(m.slot(), m.office(), m.person(), m.from(), until)
        : m;
  }

  private static WorkerBody ended(WorkerBody w, UUID person, LocalDate until) {
    return ends(w.person(), w.from(), w.until(), person, until)
        ? new WorkerBody(w.person(), w.from(), until)
        : w;
  }

  private static boolean ends(
      UUID whose, LocalDate from, @Nullable LocalDate to, UUID person, LocalDate until) {
    return new GridMap.Term(0, whose, new Span(from, to)).endsBy(person, until);
  }

  private static List<InGridBody> put(List<InGridBody> all, InGridBody one) {
    return plus(all.stream().filter(g -> !g.from().equals(one.from())).toList(), one).stream()
        .sorted(java.util.Comparator.comparing(InGridBody::from))
        .toList();
  }

  private static List<BorderBody> put(List<BorderBody> all, BorderBody one) {
    return plus(all.stream().filter(g -> !g.from().equals(one.from())).toList(), one).stream()
        .sorted(java.util.Comparator.comparing(BorderBody::from))
        .toList();
  }

  /** With each of its days up to the next one, and the last up to its end. */
  private static MicroGridBody days(
      MicroGridBody m,
      @Nullable LocalDate until,
      List<InGridBody> grids,
      List<BorderBody> borders) {
    var in = new ArrayList<InGridBody>();
    for (int i = 0; i < grids.size(); i++) {
      LocalDate next = i + 1 < grids.size() ? grids.get(i + 1).from() : null;
      in.add(new InGridBody(grids.get(i).grid(), grids.get(i).from(), earlier(next, until)));
    }
    var within = new ArrayList<BorderBody>();
    for (int i = 0; i < borders.size(); i++) {
      LocalDate next = i + 1 < borders.size() ? borders.get(i + 1).from() : null;
      BorderBody one = borders.get(i);
      within.add(new BorderBody(one.from(), earlier(next, until), one.border()));
    }
    return new MicroGridBody(
        m.id(),
        m.code(),
        m.name(),
        m.from(),
        until,
        List.copyOf(in),
        List.copyOf(within),
        m.workers());
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var more = new ArrayList<>(list);
    more.add(one);
    return List.copyOf(more);
  }

  private static GridMapBody grids(GridMapBody b, List<GridBody> grids) {
    return new GridMapBody(b.id(), b.state(), b.community(), null, grids, b.microGrids());
  }

  private static GridMapBody microGrids(GridMapBody b, List<MicroGridBody> microGrids) {
    return new GridMapBody(b.id(), b.state(), b.community(), null, b.grids(), microGrids);
  }

  private static GridMapBody grid(GridMapBody b, GridId grid, UnaryOperator<GridBody> change) {
    return grids(
        b, b.grids().stream().map(g -> g.id().equals(grid.value()) ? change.apply(g) : g).toList());
  }

  private static GridMapBody team(GridMapBody b, GridId grid, UnaryOperator<TeamBody> change) {
    return grid(
        b,
        grid,
        g -> {
          TeamBody before = g.team() == null ? new TeamBody("", List.of()) : g.team();
          return new GridBody(
              g.id(), g.code(), g.name(), g.from(), g.until(), change.apply(before));
        });
  }

  private static GridMapBody microGrid(
      GridMapBody b, MicroGridId micro, UnaryOperator<MicroGridBody> change) {
    return microGrids(
        b,
        b.microGrids().stream()
            .map(m -> m.id().equals(micro.value()) ? change.apply(m) : m)
            .toList());
  }

  private static GridMapBody workers(
      GridMapBody b, MicroGridId micro, UnaryOperator<List<WorkerBody>> change) {
    return microGrid(
        b,
        micro,
        m ->
            new MicroGridBody(
                m.id(),
                m.code(),
                m.name(),
                m.from(),
                m.until(),
                m.grids(),
                m.borders(),
                change.apply(m.workers())));
  }
}
