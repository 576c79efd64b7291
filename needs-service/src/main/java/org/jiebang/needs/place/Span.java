package org.jiebang.needs.place;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from one on, up to another, in the community's calendar.
 *
 * @param from the first day
 * @param until the first day that is not part of it any more; null: no end is known
 */
public record Span(LocalDate from, @Nullable LocalDate until) {

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }

  /** True when some day is one of both; what ended on its first day has none. */
  public boolean meets(Span other) {
    return startsBefore(until)
        && other.startsBefore(other.until)
        && startsBefore(other.until)
        && other.startsBefore(until);
  }

  /** True when every day of {@code other} is one of these. */
  public boolean covers(Span other) {
    return !other.from.isBefore(from)
        && (until == null || other.until != null && !other.until.isAfter(until));
  }

  private boolean startsBefore(@Nullable LocalDate end) {
    return end == null || from.isBefore(end);
  }
}
