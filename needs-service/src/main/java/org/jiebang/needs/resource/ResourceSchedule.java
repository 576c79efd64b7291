package org.jiebang.needs.resource;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * When a resource is open, in the community's time zone. Without weekly openings it is there by
 * agreement.
 */
public record ResourceSchedule(List<WeeklyOpening> weekly, List<SpecialDay> exceptions) {

  /** The hours of that date, earliest first; none when it is closed. */
  public List<OpenHours> on(LocalDate date) {
    for (SpecialDay exception : exceptions) {
      if (exception.date().equals(date)) {
        return exception.hours() == null ? List.of() : List.of(exception.hours());
      }
    }
    return weekly.stream()
        .filter(opening -> opening.on(date))
        .map(WeeklyOpening::hours)
        .sorted(Comparator.comparing(OpenHours::from))
        .toList();
  }

  /** False when something ends before it begins, overlaps, or is said twice of one date. */
  boolean holds() {
    return weekly.stream().allMatch(o -> o.hours().holds() && endsAfterItBegins(o))
        && exceptions.stream().allMatch(e -> e.hours() == null || e.hours().holds())
        && exceptions.stream().map(SpecialDay::date).allMatch(new HashSet<>()::add)
        && noneOverlaps();
  }

  private static boolean endsAfterItBegins(WeeklyOpening opening) {
    return opening.since() == null
        || opening.last() == null
        || !opening.last().isBefore(opening.since());
  }

  private boolean noneOverlaps() {
    for (int i = 0; i < weekly.size(); i++) {
      for (int j = i + 1; j < weekly.size(); j++) {
        if (weekly.get(i).overlaps(weekly.get(j))) {
          return false;
        }
      }
    }
    return true;
  }
}
