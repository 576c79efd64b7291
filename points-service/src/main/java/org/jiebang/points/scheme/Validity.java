package org.jiebang.points.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long points last from the moment they are earned.
 *
 * @param amount days or years, 1 to 3,660; 0 for the kinds that need none
 */
public record Validity(Kind kind, int amount) {

  /** What the end is reckoned from. */
  @Schema(name = "ValidityKind")
  public enum Kind {
    DAYS,
    YEARS,
    /** Until 31 December, 24:00, of the year they were earned in. */
    END_OF_YEAR,
    /** Until 31 December, 24:00, of the year after. */
    END_OF_NEXT_YEAR,
    /** For ever. */
    UNLIMITED
  }

  /** The first instant at which they can no longer be spent; null: they never expire. */
  public @Nullable Instant end(Instant earned, ZoneId zone) {
    ZonedDateTime from = earned.atZone(zone);
    return switch (kind) {
      case DAYS -> from.plusDays(amount).toInstant();
      case YEARS -> from.plusYears(amount).toInstant();
      case END_OF_YEAR -> newYear(from.getYear() + 1, zone);
      case END_OF_NEXT_YEAR -> newYear(from.getYear() + 2, zone);
      case UNLIMITED -> null;
    };
  }

  private static Instant newYear(int year, ZoneId zone) {
    return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
  }
}
