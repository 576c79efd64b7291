package org.jiebang.matching.volunteer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the events of a volunteer add up to, as far as the rules ask about it. */
public sealed interface Volunteer {

  /** Before the first event. */
  record Unregistered() implements Volunteer {}

  /**
   * Somebody who has registered as a volunteer.
   *
   * @param adult 18 or older on the day of registration
   * @param trainings category → valid until
   * @param insuredUntil null without insurance
   * @param organisation that they say they belong to; it may then confirm it
   * @param memberOf organisations that have confirmed it
   * @param calendar time promised to sessions that are not long over
   */
  record Registered(
      VolunteerId volunteer,
      UUID person,
      UUID community,
      boolean adult,
      Map<String, Instant> trainings,
      @Nullable Instant insuredUntil,
      @Nullable UUID organisation,
      Set<UUID> memberOf,
      List<Booking> calendar)
      implements Volunteer {

    /** Sessions whose time overlaps with {@code from} to {@code to}. */
    public List<Booking> bookedBetween(Instant from, Instant to) {
      return calendar.stream().filter(b -> b.overlaps(from, to)).toList();
    }

    /** Categories with a training that is still valid at {@code day}. */
    public List<String> trainedAt(Instant day) {
      return trainings.entrySet().stream()
          .filter(t -> !t.getValue().isBefore(day))
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    }
  }
}
