package org.jiebang.needs.resource;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * What ends before it begins, overlaps one before it, or is said of a date a second time; null
   * when nothing does.
   *
   * @return the entry as the API names it, {@code openings[1]}
   */
  @Nullable String contradiction() {
    for (int i = 0; i < weekly.size(); i++) {
      WeeklyOpening opening = weekly.get(i);
      if (!opening.holds() || weekly.subList(0, i).stream().anyMatch(opening::overlaps)) {
        return "openings[" + i + "]";
      }
    }
    var dates = new HashSet<LocalDate>();
    for (int i = 0; i < exceptions.size(); i++) {
      SpecialDay day = exceptions.get(i);
      if (!dates.add(day.date()) || day.hours() != null && !day.hours().holds()) {
        return "exceptions[" + i + "]";
      }
    }
    return null;
  }
}
