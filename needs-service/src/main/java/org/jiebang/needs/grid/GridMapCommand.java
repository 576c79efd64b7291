package org.jiebang.needs.grid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** What can be asked of a grid map. */
public sealed interface GridMapCommand {

  GridMapId map();

  Instant at();

  record OpenGridMap(GridMapId map, CommunityId community, Instant at) implements GridMapCommand {}

  record DrawGrid(GridMapId map, GridId grid, String code, String name, LocalDate from, Instant at)
      implements GridMapCommand {}

  record RetireGrid(GridMapId map, GridId grid, LocalDate from, Instant at)
      implements GridMapCommand {}

  /**
   * @param border null: to be drawn later
   */
  record AddMicroGrid(
      GridMapId map,
      MicroGridId microGrid,
      GridId grid,
      String code,
      String name,
      LocalDate from,
      @Nullable Border border,
      Instant at)
      implements GridMapCommand {}

  record MoveMicroGrid(
      GridMapId map, MicroGridId microGrid, GridId grid, LocalDate from, Instant at)
      implements GridMapCommand {}

  /**
   * @param border of places of this community; the estate of each building as the community says
   */
  record DrawBorder(GridMapId map, MicroGridId microGrid, Border border, LocalDate from, Instant at)
      implements GridMapCommand {}

  record RetireMicroGrid(GridMapId map, MicroGridId microGrid, LocalDate from, Instant at)
      implements GridMapCommand {}

  record FormGridTeam(GridMapId map, GridId grid, TeamTemplate template, Instant at)
      implements GridMapCommand {}

  record AppointMember(
      GridMapId map,
      GridId grid,
      int slot,
      String office,
      UUID person,
      LocalDate from,
      @Nullable LocalDate until,
      Instant at)
      implements GridMapCommand {}

  record EndMember(GridMapId map, GridId grid, UUID person, LocalDate until, Instant at)
      implements GridMapCommand {}

  record AssignGridWorker(
      GridMapId map,
      MicroGridId microGrid,
      UUID person,
      LocalDate from,
      @Nullable LocalDate until,
      Instant at)
      implements GridMapCommand {}

  record ReleaseGridWorker(
      GridMapId map, MicroGridId microGrid, UUID person, LocalDate until, Instant at)
      implements GridMapCommand {}

  /**
   * What a row of a sheet says.
   *
   * @param made the id of what it makes, where it makes a grid or a micro-grid
   */
  record TakeRow(GridMapId map, UUID made, GridRow row, Instant at) implements GridMapCommand {}
}
