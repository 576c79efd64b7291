package org.jiebang.needs.grid;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.needs.place.PlausibleDay;
import org.jspecify.annotations.Nullable;

/**
 * A row of the sheet of a grid map, in the order in which a sheet has to bring them in: by day.
 *
 * @param kind GRID 网格 (grid, name, template), MICRO_GRID 微网格 (microGrid, name, grid), PLACE 范围
 *     (microGrid and what lies in it: estate, building, doors or outline), MEMBER 队员 (grid, slot,
 *     office, person), WORKER 网格员 (microGrid, person), MOVE 调整 (microGrid, grid) or END 撤销
 *     (microGrid or grid)
 * @param grid its code; so {@code microGrid}
 * @param from the first day of what the row says; of END the first on which it is no longer there
 * @param until of a member or worker, the first day on which they no longer are; absent: no end
 * @param estate its name or id; alone: all of it
 * @param building its name or id; without doors: all of it
 * @param unit of the doors; absent: of every unit
 * @param outline corners in order, longitude and latitude in degrees (WGS 84): {@code 120.69 27.91;
 *     120.70 27.91; 120.70 27.92}
 * @param template of the grid's team, e.g. 1+1+3+N; absent: it has none yet
 * @param slot of the template, from 1
 * @param office what they are called there, e.g. GRID_LEAD
 */
@Schema(name = "GridSheetRow")
public record GridSheetRow(
    @NotNull @Pattern(regexp = GridSheetRow.KINDS) String kind,
    @Pattern(regexp = DrawingResource.CODE) @Nullable String grid,
    @Pattern(regexp = DrawingResource.CODE) @Nullable String microGrid,
    @Size(min = 1, max = 80) @Nullable String name,
    @NotNull @PlausibleDay LocalDate from,
    @PlausibleDay @Nullable LocalDate until,
    @Size(min = 1, max = 80) @Nullable String estate,
    @Size(min = 1, max = 80) @Nullable String building,
    @Min(1) @Max(100) @Nullable Integer unit,
    @Min(1) @Max(99_999) @Nullable Integer fromDoor,
    @Min(1) @Max(99_999) @Nullable Integer toDoor,
    @Size(min = 5, max = 9_000) @Nullable String outline,
    @Pattern(regexp = TeamTemplate.FORM) @Size(max = 40) @Nullable String template,
    @Min(1) @Max(10) @Nullable Integer slot,
    @Pattern(regexp = "[A-Z][A-Z0-9_]{0,31}") @Nullable String office,
    @Nullable UUID person) {

  static final String KINDS = "GRID|MICRO_GRID|PLACE|MEMBER|WORKER|MOVE|END|网格|微网格|范围|队员|网格员|调整|撤销";

  static GridSheetRow grid(String code, String name, LocalDate from, @Nullable String template) {
    return of("GRID", code, null, name, from, null, template, null, null, null);
  }

  static GridSheetRow microGrid(String code, String name, String grid, LocalDate from) {
    return of("MICRO_GRID", grid, code, name, from, null, null, null, null, null);
  }

  static GridSheetRow move(String microGrid, String grid, LocalDate from) {
    return of("MOVE", grid, microGrid, null, from, null, null, null, null, null);
  }

  /** One of the two is null. */
  static GridSheetRow end(@Nullable String microGrid, @Nullable String grid, LocalDate from) {
    return of("END", grid, microGrid, null, from, null, null, null, null, null);
  }

  static GridSheetRow member(
      String grid,
      int slot,
      String office,
      UUID person,
      LocalDate from,
      @Nullable LocalDate until) {
    return of("MEMBER", grid, null, null, from, until, null, slot, office, person);
  }

  static GridSheetRow worker(
      String microGrid, UUID person, LocalDate from, @Nullable LocalDate until) {
    return of("WORKER", null, microGrid, null, from, until, null, null, null, person);
  }

  /** Nothing lies in it, unless the next rows say so. */
  static GridSheetRow nothing(String microGrid, LocalDate from) {
    return of("PLACE", null, microGrid, null, from, null, null, null, null, null);
  }

  GridSheetRow with(@Nullable String itsEstate, @Nullable String itsBuilding) {
    return with(itsEstate, itsBuilding, null, null, null, null);
  }

  GridSheetRow with(
      @Nullable String itsEstate,
      @Nullable String itsBuilding,
      @Nullable Integer itsUnit,
      @Nullable Integer first,
      @Nullable Integer last,
      @Nullable String corners) {
    return new GridSheetRow(
        kind,
        grid,
        microGrid,
        name,
        from,
        until,
        itsEstate,
        itsBuilding,
        itsUnit,
        first,
        last,
        corners,
        template,
        slot,
        office,
        person);
  }

  private static GridSheetRow of(
      String kind,
      @Nullable String grid,
      @Nullable String microGrid,
      @Nullable String name,
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable String template,
      @Nullable Integer slot,
      @Nullable String office,
      @Nullable UUID person) {
    return new GridSheetRow(
        kind, grid, microGrid, name, from, until, null, null, null, null, null, null, template,
        slot, office, person);
  }
}
