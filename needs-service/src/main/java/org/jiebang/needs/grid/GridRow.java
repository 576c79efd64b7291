package org.jiebang.needs.grid;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a sheet says of a grid map. It names grids and micro-grids by the codes that they
 * have on the row's day, because they may be of rows above it.
 */
sealed interface GridRow {

  /** The first day of what it says. */
  LocalDate from();

  /**
   * @param template of its team; null: it has none yet
   */
  record OfGrid(String code, String name, @Nullable TeamTemplate template, LocalDate from)
      implements GridRow {}

  record OfMicroGrid(String code, String name, String grid, LocalDate from) implements GridRow {}

  /**
   * Added to what lies in the micro-grid from that day on: the border is drawn anew by the first
   * row of a day.
   */
  record OfPlace(String microGrid, Border place, LocalDate from) implements GridRow {}

  record OfMember(
      String grid, int slot, String office, UUID person, LocalDate from, @Nullable LocalDate until)
      implements GridRow {}

  record OfWorker(String microGrid, UUID person, LocalDate from, @Nullable LocalDate until)
      implements GridRow {}

  record OfMove(String microGrid, String grid, LocalDate from) implements GridRow {}

  /** From that day on there is no such micro-grid or, if none is named, no such grid. */
  record OfEnd(@Nullable String microGrid, @Nullable String grid, LocalDate from)
      implements GridRow {}
}
