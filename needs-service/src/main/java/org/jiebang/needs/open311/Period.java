package org.jiebang.needs.open311;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jiebang.eventsourcing.http.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The days that a search looks at: at most 90, as the specification has it.
 *
 * @param until exclusive
 */
record Period(Instant from, Instant until) {

  private static final Duration MOST = Duration.ofDays(90);

  /** A search names the last second it wants, and that second counts. */
  private static final Duration LAST_SECOND = Duration.ofSeconds(1);

  /**
   * With neither end the last 90 days, with one end 90 days from or to there.
   *
   * @throws org.jiebang.eventsourcing.Rejected VALIDATION_FAILED
   */
  static Period of(@Nullable String start, @Nullable String end, Instant now) {
    Instant from = instant("start_date", start);
    Instant until = instant("end_date", end);
    if (until == null) {
      until = from == null ? now : from.plus(MOST);
    }
    if (from == null) {
      from = until.minus(MOST);
    }
    if (until.isBefore(from) || until.isAfter(from.plus(MOST))) {
      throw Violation.of(
          "end_date", "must be at most 90 days after start_date", "须不晚于 start_date 之后 90 天");
    }
    return new Period(from, until.plus(LAST_SECOND));
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      // In a query a plus that nobody escaped is a space.
      return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw Violation.of(
          name,
          "must be an instant with its offset, e.g. 2026-03-05T08:00:00Z",
          "须为带时差的时刻，如 2026-03-05T08:00:00Z");
    }
  }
}
