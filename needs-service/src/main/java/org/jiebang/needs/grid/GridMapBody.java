package org.jiebang.needs.grid;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.Span;
import org.jspecify.annotations.Nullable;

/**
 * A grid map as the API shows it: everything that holds on some day, or only what holds on one.
 * Everywhere {@code from} is the first day and {@code until} the first one on which it no longer
 * holds; absent: no end is known.
 *
 * @param state {@code OPEN}
 * @param on the day that was asked for; absent: all days
 * @param grids in the order they were drawn; so {@code microGrids}
 */
@Schema(name = "GridMap")
public record GridMapBody(
    UUID id,
    String state,
    UUID community,
    @Nullable LocalDate on,
    List<GridBody> grids,
    List<MicroGridBody> microGrids) {

  /** A grid (网格) and its team. */
  @Schema(name = "Grid")
  public record GridBody(
      UUID id,
      String code,
      String name,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable TeamBody team) {}

  /**
   * A grid team (网格队伍).
   *
   * @param template e.g. {@code 1+1+3+N}
   * @param members in the order they were appointed
   */
  @Schema(name = "GridTeam")
  public record TeamBody(String template, List<MemberBody> members) {}

  /**
   * Somebody's term in a team.
   *
   * @param slot of the template, from 1
   */
  @Schema(name = "GridTeamMember")
  public record MemberBody(
      int slot, String office, UUID person, LocalDate from, @Nullable LocalDate until) {}

  /**
   * A micro-grid (微网格).
   *
   * @param grids the one it lies in, oldest first
   * @param borders what lies in it, oldest first
   * @param workers who looks after it, in the order they were assigned
   */
  @Schema(name = "MicroGrid")
  public record MicroGridBody(
      UUID id,
      String code,
      String name,
      LocalDate from,
      @Nullable LocalDate until,
      List<InGridBody> grids,
      List<BorderBody> borders,
      List<WorkerBody> workers) {}

  /** Days in a grid. */
  @Schema(name = "MicroGridInGrid")
  public record InGridBody(UUID grid, LocalDate from, @Nullable LocalDate until) {}

  /** Days of a border. */
  @Schema(name = "MicroGridBorder")
  public record BorderBody(LocalDate from, @Nullable LocalDate until, Border border) {}

  /** Somebody's term as a worker of a micro-grid. */
  @Schema(name = "GridWorker")
  public record WorkerBody(UUID person, LocalDate from, @Nullable LocalDate until) {}

  /** Only what holds on {@code day}. */
  GridMapBody on(LocalDate day) {
    return new GridMapBody(
        id,
        state,
        community,
        day,
        grids.stream()
            .filter(g -> holds(g.from(), g.until(), day))
            .map(g -> new GridBody(g.id, g.code, g.name, g.from, g.until, on(g.team(), day)))
            .toList(),
        microGrids.stream()
            .filter(m -> holds(m.from(), m.until(), day))
            .map(m -> on(m, day))
            .toList());
  }

  private static @Nullable TeamBody on(@Nullable TeamBody team, LocalDate day) {
    return team == null
        ? null
        : new TeamBody(
            team.template(),
            team.members().stream().filter(t -> holds(t.from(), t.until(), day)).toList());
  }

  private static MicroGridBody on(MicroGridBody m, LocalDate day) {
    return new MicroGridBody(
        m.id(),
        m.code(),
        m.name(),
        m.from(),
        m.until(),
        m.grids().stream().filter(g -> holds(g.from(), g.until(), day)).toList(),
        m.borders().stream().filter(b -> holds(b.from(), b.until(), day)).toList(),
        m.workers().stream().filter(w -> holds(w.from(), w.until(), day)).toList());
  }

  private static boolean holds(LocalDate from, @Nullable LocalDate until, LocalDate day) {
    return new Span(from, until).contains(day);
  }
}
