package org.jiebang.needs.resource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a resource is open on one day of each week.
 *
 * @param since the first date it holds for; null: always has
 * @param last the last date it holds for; null: for good
 */
public record WeeklyOpening(
    DayOfWeek day, OpenHours hours, @Nullable LocalDate since, @Nullable LocalDate last) {

  /** False when it ends before it begins. */
  boolean holds() {
    return hours.holds() && (since == null || last == null || !last.isBefore(since));
  }

  boolean on(LocalDate date) {
    return date.getDayOfWeek() == day
        && (since == null || !date.isBefore(since))
        && (last == null || !date.isAfter(last));
  }

  boolean overlaps(WeeklyOpening other) {
    return day == other.day
        && hours.overlaps(other.hours)
        && startsBeforeEndOf(other)
        && other.startsBeforeEndOf(this);
  }

  private boolean startsBeforeEndOf(WeeklyOpening other) {
    return since == null || other.last == null || !since.isAfter(other.last);
  }
}
