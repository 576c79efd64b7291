package org.jiebang.points.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/** When points may be redeemed. */
public enum RedemptionWindow {
  ALWAYS,
  /** Once in each quarter of the year, in the community's zone. */
  ONCE_PER_QUARTER,
  /** In January, April, July and October, in the community's zone. */
  FIRST_MONTH_OF_QUARTER;

  /**
   * @param last when the account redeemed last; null: never
   */
  public boolean open(Instant at, @Nullable Instant last, ZoneId zone) {
    return switch (this) {
      case ALWAYS -> true;
      case ONCE_PER_QUARTER -> last == null || !quarter(at, zone).equals(quarter(last, zone));
      case FIRST_MONTH_OF_QUARTER -> at.atZone(zone).getMonthValue() % 3 == 1;
    };
  }

  private static LocalDate quarter(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate().with(IsoFields.DAY_OF_QUARTER, 1);
  }
}
