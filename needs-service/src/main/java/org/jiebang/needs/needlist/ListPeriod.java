package org.jiebang.needs.needlist;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The time that a list stands for, in the community's time zone: a day {@code 2026-03-05}, a week
 * from Monday {@code 2026-W10}, a month {@code 2026-03}.
 */
public record ListPeriod(ListLevel level, String text) {

  /** Years of four digits, so that each cut-off is one that a timer can tell. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 9999;

  /**
   * @return null when {@code text} is not a period of that level
   */
  public static @Nullable ListPeriod parse(ListLevel level, String text) {
    try {
      var period = new ListPeriod(level, text);
      int year = period.lastDay().getYear();
      return year >= FIRST_YEAR && year <= LAST_YEAR ? period : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The period of the next level that it belongs to; a week belongs to the month of its last day.
   */
  public @Nullable ListPeriod parent() {
    LocalDate last = lastDay();
    return switch (level) {
      case DAILY -> new ListPeriod(ListLevel.WEEKLY, week(last));
      case WEEKLY -> new ListPeriod(ListLevel.MONTHLY, YearMonth.from(last).toString());
      case MONTHLY -> null;
    };
  }

  /** The periods of the levels below that its last day belongs to. */
  List<ListPeriod> below() {
    LocalDate last = lastDay();
    var day = new ListPeriod(ListLevel.DAILY, last.toString());
    return switch (level) {
      case DAILY -> List.of();
      case WEEKLY -> List.of(day);
      case MONTHLY -> List.of(new ListPeriod(ListLevel.WEEKLY, week(last)), day);
    };
  }

  /** When its last day is over. */
  Instant end(ZoneId zone) {
    return lastDay().plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * When a list of this period is closed unless the desk was earlier.
   *
   * @param after its last day is over, as the community's policy says
   */
  public Instant cutOff(ZoneId zone, Duration after) {
    return end(zone).plus(after);
  }

  private LocalDate lastDay() {
    return switch (level) {
      case DAILY -> LocalDate.parse(text);
      case WEEKLY -> LocalDate.parse(text + "-7", DateTimeFormatter.ISO_WEEK_DATE);
      case MONTHLY -> YearMonth.parse(text).atEndOfMonth();
    };
  }

  private static String week(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%04d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
