package org.jiebang.needs.grid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.Span;
import org.jiebang.needs.place.Timeline;
import org.jspecify.annotations.Nullable;

/** What a grid map's events add up to. */
public sealed interface GridMap {

  record Unopened() implements GridMap {}

  /**
   * The map of one community. All of it is one stream, so that a micro-grid lies in one grid, and a
   * household in one micro-grid, whoever draws at the same time.
   *
   * @param grids in the order they were drawn, retired ones too; so {@code microGrids}
   */
  record Opened(
      GridMapId id,
      CommunityId community,
      Map<GridId, Grid> grids,
      Map<MicroGridId, MicroGrid> microGrids)
      implements GridMap {

    /** In which micro-grid and grid {@code spot} lies on {@code day}; empty when in none. */
    public Optional<Located> locate(Spot spot, LocalDate day) {
      return microGrids.values().stream()
          .filter(m -> m.life().contains(day))
          .filter(m -> m.borderOn(day).contains(spot))
          .findFirst() // there is no second: borders do not overlap
          .flatMap(m -> Optional.ofNullable(located(m, day)));
    }

    /** Whether there is any grid on {@code day}: before the first one is drawn, it says nothing. */
    public boolean shows(LocalDate day) {
      return grids.values().stream().anyMatch(g -> g.life().contains(day));
    }

    /** The grid that is called so on {@code day}; null when there is none. */
    public @Nullable Grid gridOn(String code, LocalDate day) {
      return grids.values().stream()
          .filter(g -> g.code().equals(code) && g.life().contains(day))
          .findFirst() // there is no second: codes of one day differ
          .orElse(null);
    }

    /** The micro-grid that is called so on {@code day}; null when there is none. */
    public @Nullable MicroGrid microGridOn(String code, LocalDate day) {
      return microGrids.values().stream()
          .filter(m -> m.code().equals(code) && m.life().contains(day))
          .findFirst()
          .orElse(null);
    }

    private @Nullable Located located(MicroGrid micro, LocalDate day) {
      GridId in = micro.grids().on(day);
      Grid grid = in == null ? null : grids.get(in);
      return grid == null ? null : new Located(grid.id(), grid.code(), micro.id(), micro.code());
    }

    Opened with(Grid grid) {
      var more = new LinkedHashMap<>(grids);
      more.put(grid.id(), grid);
      return new Opened(id, community, more, microGrids);
    }

    Opened with(MicroGrid micro) {
      var more = new LinkedHashMap<>(microGrids);
      more.put(micro.id(), micro);
      return new Opened(id, community, grids, more);
    }

    Opened changing(GridId grid, UnaryOperator<Grid> change) {
      Grid known = grids.get(grid);
      if (known == null) {
        throw new IllegalStateException("grid map " + id.value() + " has no grid " + grid.value());
      }
      return with(change.apply(known));
    }

    Opened changing(MicroGridId micro, UnaryOperator<MicroGrid> change) {
      MicroGrid known = microGrids.get(micro);
      if (known == null) {
        throw new IllegalStateException(
            "grid map " + id.value() + " has no micro-grid " + micro.value());
      }
      return with(change.apply(known));
    }
  }

  /**
   * A grid.
   *
   * @param life the days there is such a grid
   * @param template of its team; null: it has none yet
   * @param team terms of its members, ended ones too
   */
  record Grid(GridId id, String code, Span life, @Nullable TeamTemplate template, List<Term> team) {

    Grid retired(LocalDate from) {
      return new Grid(id, code, new Span(life.from(), from), template, team);
    }

    Grid formed(TeamTemplate as) {
      return new Grid(id, code, life, as, team);
    }

    Grid with(Term term) {
      return new Grid(id, code, life, template, Term.plus(team, term));
    }

    Grid ending(UUID person, LocalDate until) {
      return new Grid(id, code, life, template, Term.ended(team, person, until));
    }
  }

  /**
   * A micro-grid.
   *
   * @param life the days there is such a micro-grid
   * @param grids the grid it lies in, day by day: from its first day on there is one
   * @param workers terms of those who look after it, ended ones too
   */
  record MicroGrid(
      MicroGridId id,
      String code,
      Span life,
      Timeline<GridId> grids,
      Timeline<Border> borders,
      List<Term> workers) {

    Border borderOn(LocalDate day) {
      Border border = borders.on(day);
      return border == null ? Border.NOTHING : border;
    }

    MicroGrid retired(LocalDate from) {
      return new MicroGrid(id, code, new Span(life.from(), from), grids, borders, workers);
    }

    MicroGrid movedTo(GridId grid, LocalDate from) {
      return new MicroGrid(id, code, life, grids.put(from, grid), borders, workers);
    }

    MicroGrid within(Border border, LocalDate from) {
      return new MicroGrid(id, code, life, grids, borders.put(from, border), workers);
    }

    MicroGrid with(Term worker) {
      return new MicroGrid(id, code, life, grids, borders, Term.plus(workers, worker));
    }

    MicroGrid ending(UUID person, LocalDate until) {
      return new MicroGrid(id, code, life, grids, borders, Term.ended(workers, person, until));
    }
  }

  /**
   * Days during which somebody holds an office.
   *
   * @param slot of a team's template, from 1; 0 for workers of micro-grids
   */
  record Term(int slot, UUID person, Span span) {

    static List<Term> plus(List<Term> terms, Term term) {
      var more = new ArrayList<>(terms);
      more.add(term);
      return List.copyOf(more);
    }

    /** With the person's term on the day before {@code until} ending there. */
    static List<Term> ended(List<Term> terms, UUID person, LocalDate until) {
      return terms.stream()
          .map(
              t ->
                  t.endsBy(person, until)
                      ? new Term(t.slot(), person, new Span(t.span().from(), until))
                      : t)
          .toList();
    }

    /** Whether it is this one that ends when {@code who} is ended at {@code until}. */
    boolean endsBy(UUID who, LocalDate until) {
      return person.equals(who)
          && span.from().isBefore(until)
          && (span.until() == null || span.until().isAfter(until));
    }
  }
}
