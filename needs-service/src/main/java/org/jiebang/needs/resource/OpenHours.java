package org.jiebang.needs.resource;

import java.time.LocalTime;

/**
 * A stretch of one day, in the community's time zone.
 *
 * @param until 00:00 is the end of the day
 */
public record OpenHours(LocalTime from, LocalTime until) {

  /** False when it ends before it begins. */
  boolean holds() {
    return endsAtMidnight() || from.isBefore(until);
  }

  boolean overlaps(OpenHours other) {
    return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
  }

  private boolean startsBeforeEndOf(OpenHours other) {
    return other.endsAtMidnight() || from.isBefore(other.until);
  }

  private boolean endsAtMidnight() {
    return until.equals(LocalTime.MIDNIGHT);
  }
}
