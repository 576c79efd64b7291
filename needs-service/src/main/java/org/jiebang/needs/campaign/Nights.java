package org.jiebang.needs.campaign;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.needs.campaign.CampaignEvent.CampaignStarted.Night;

/** The weeks of a series of night checks (每周一夜查: once a week, on the day that was agreed). */
final class Nights {

  private Nights() {}

  /** The Monday of the week that a night counts for. */
  static LocalDate weekOf(LocalDate night) {
    return night.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /**
   * Those that are still to come: a week without a check is missed on the Monday after it.
   *
   * @param now weeks that would have been missed by then are left out
   */
  static List<Night> between(
      LocalDate from,
      LocalDate until,
      DayOfWeek weekday,
      Duration recordedWithin,
      ZoneId zone,
      Instant now) {
    var nights = new ArrayList<Night>();
    LocalDate night = from.with(TemporalAdjusters.nextOrSame(weekday));
    while (!night.isAfter(until)) {
      LocalDate week = weekOf(night);
      Instant missedAt =
          week.plusWeeks(1).atStartOfDay().plus(recordedWithin).atZone(zone).toInstant();
      if (missedAt.isAfter(now)) {
        nights.add(new Night(week, missedAt));
      }
      night = night.plusWeeks(1);
    }
    return List.copyOf(nights);
  }
}
