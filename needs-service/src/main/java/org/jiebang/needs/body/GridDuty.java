package org.jiebang.needs.body;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member of a grid team at work in a grid.
 *
 * @param grid as the community counts its grids; so {@code microGrid}
 * @param from first day
 * @param until last day; null: as long as the person is a member
 */
public record GridDuty(
    UUID person,
    String grid,
    @Nullable String microGrid,
    LocalDate from,
    @Nullable LocalDate until) {

  boolean on(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }

  /** True for the same person at the same place with a day in common. */
  boolean repeats(GridDuty other) {
    return person.equals(other.person)
        && grid.equals(other.grid)
        && java.util.Objects.equals(microGrid, other.microGrid)
        && (until == null || !other.from.isAfter(until))
        && (other.until == null || !from.isAfter(other.until));
  }
}
