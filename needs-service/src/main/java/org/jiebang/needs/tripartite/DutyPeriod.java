package org.jiebang.needs.tripartite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * The time in which a duty is to be kept once, in the community's time zone: a week from Monday
 * {@code 2026-W10}, a month {@code 2026-03}, a quarter {@code 2026-Q1}, a year {@code 2026}.
 */
public record DutyPeriod(Cadence cadence, String text) {

  /** As it was written; the text alone says how long it is. */
  static DutyPeriod parse(String text) {
    Cadence cadence =
        text.contains("W")
            ? Cadence.WEEK
            : text.contains("Q")
                ? Cadence.QUARTER
                : text.contains("-") ? Cadence.MONTH : Cadence.YEAR;
    return new DutyPeriod(cadence, text);
  }

  /** The one that the day lies in. */
  static DutyPeriod of(Cadence cadence, LocalDate day) {
    return new DutyPeriod(
        cadence,
        switch (cadence) {
          case WEEK ->
              String.format(
                  Locale.ROOT,
                  "%04d-W%02d",
                  day.get(IsoFields.WEEK_BASED_YEAR),
                  day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
          case MONTH -> YearMonth.from(day).toString();
          case QUARTER ->
              String.format(
                  Locale.ROOT, "%04d-Q%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
          case YEAR -> Year.from(day).toString();
        });
  }

  LocalDate lastDay() {
    return switch (cadence) {
      case WEEK -> LocalDate.parse(text + "-7", DateTimeFormatter.ISO_WEEK_DATE);
      case MONTH -> YearMonth.parse(text).atEndOfMonth();
      case QUARTER ->
          YearMonth.of(
                  Integer.parseInt(text.substring(0, 4)), 3 * Integer.parseInt(text.substring(6)))
              .atEndOfMonth();
      case YEAR -> Year.parse(text).atMonth(12).atEndOfMonth();
    };
  }

  DutyPeriod next() {
    return of(cadence, lastDay().plusDays(1));
  }

  boolean before(DutyPeriod other) {
    return lastDay().isBefore(other.lastDay());
  }

  /** When its last day is over. */
  Instant end(ZoneId zone) {
    return lastDay().plusDays(1).atStartOfDay(zone).toInstant();
  }
}
