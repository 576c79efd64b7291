package org.jiebang.needs.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a grid map. Each fact holds from a day on, which may lie before or after the
 * moment it was recorded; the first day that it no longer holds is called {@code until}.
 */
public sealed interface GridMapEvent {

  GridMapId map();

  Instant at();

  record GridMapOpened(GridMapId map, CommunityId community, Instant at) implements GridMapEvent {}

  /**
   * @param code as people call it, e.g. {@code 3}; no two grids of one day have the same
   */
  record GridDrawn(GridMapId map, GridId grid, String code, String name, LocalDate from, Instant at)
      implements GridMapEvent {}

  /** From then on there is no such grid. */
  record GridRetired(GridMapId map, GridId grid, LocalDate from, Instant at)
      implements GridMapEvent {}

  /** It lies in {@code grid} from its first day on. */
  record MicroGridAdded(
      GridMapId map,
      MicroGridId microGrid,
      GridId grid,
      String code,
      String name,
      LocalDate from,
      Instant at)
      implements GridMapEvent {}

  /** It lies in {@code grid} from then on, up to the next move that was recorded. */
  record MicroGridMoved(
      GridMapId map, MicroGridId microGrid, GridId grid, LocalDate from, Instant at)
      implements GridMapEvent {}

  /** Its border from then on, up to the next one that was recorded. */
  record BorderDrawn(
      GridMapId map, MicroGridId microGrid, Border border, LocalDate from, Instant at)
      implements GridMapEvent {}

  /** From then on there is no such micro-grid: its places lie in none, until another gets them. */
  record MicroGridRetired(GridMapId map, MicroGridId microGrid, LocalDate from, Instant at)
      implements GridMapEvent {}

  /**
   * @param template e.g. {@code 1+1+3+N}
   */
  record GridTeamFormed(GridMapId map, GridId grid, String template, Instant at)
      implements GridMapEvent {}

  /**
   * @param slot of the template, from 1
   * @param office what they are called there, e.g. {@code GRID_LEAD}
   */
  record TeamMemberAppointed(
      GridMapId map,
      GridId grid,
      int slot,
      String office,
      UUID person,
      LocalDate from,
      @Nullable LocalDate until,
      Instant at)
      implements GridMapEvent {}

  record TeamMemberEnded(GridMapId map, GridId grid, UUID person, LocalDate until, Instant at)
      implements GridMapEvent {}

  /** Who looks after a micro-grid (微网格员). */
  record GridWorkerAssigned(
      GridMapId map,
      MicroGridId microGrid,
      UUID person,
      LocalDate from,
      @Nullable LocalDate until,
      Instant at)
      implements GridMapEvent {}

  record GridWorkerReleased(
      GridMapId map, MicroGridId microGrid, UUID person, LocalDate until, Instant at)
      implements GridMapEvent {}
}
