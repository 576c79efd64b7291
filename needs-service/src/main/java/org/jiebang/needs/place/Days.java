package org.jiebang.needs.place;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Violation;
import org.jspecify.annotations.Nullable;

/** Reads days out of queries: {@code 2024-06-30}, and nothing that carries a time. */
public final class Days {

  private Days() {}

  /**
   * @param parameter its name, for the problem
   * @throws org.jiebang.eventsourcing.Rejected {@code VALIDATION_FAILED} when it is no day
   */
  public static LocalDate of(String parameter, String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (PlausibleDay.Check.holds(day)) {
        return day;
      }
      throw noDay(parameter);
    } catch (DateTimeException e) {
      throw noDay(parameter);
    }
  }

  /** As {@link #of}; absent: {@code otherwise}. */
  public static LocalDate of(String parameter, @Nullable String text, LocalDate otherwise) {
    return text == null ? otherwise : of(parameter, text);
  }

  private static Rejected noDay(String parameter) {
    return Violation.of(
        parameter,
        "must be a day of the years 1900 to 2199, e.g. 2024-06-30",
        "须为 1900 年至 2199 年之间的日期，如 2024-06-30");
  }
}
