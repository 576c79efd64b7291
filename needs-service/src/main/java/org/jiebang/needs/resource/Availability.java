package org.jiebang.needs.resource;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.http.Listing;
import org.jiebang.needs.resource.Resource.Drafted;
import org.jiebang.needs.resource.Resource.Phase;

/**
 * What is left of a resource in a period, counted from its own stream as it is asked for.
 *
 * @param left what no project uses on any date of the whole period; 0 when it cannot be used on
 *     every date of it
 * @param days each date with its openings
 */
@Schema(name = "ResourceAvailability")
public record Availability(
    UUID resource, LocalDate from, LocalDate until, int capacity, int left, List<Day> days)
    implements Listing<Availability.Day> {

  /**
   * One date.
   *
   * @param left 0 when the resource cannot be used on that date
   */
  @Schema(name = "ResourceDay")
  public record Day(LocalDate date, List<OpenHours> open, int left) {}

  @Override
  public List<Day> items() {
    return days;
  }

  static Availability of(Drafted resource, LocalDate from, LocalDate until) {
    return new Availability(
        resource.resource().value(),
        from,
        until,
        resource.terms().capacity(),
        left(resource, from, until),
        from.datesUntil(until.plusDays(1))
            .map(d -> new Day(d, resource.terms().schedule().on(d), left(resource, d, d)))
            .collect(Collectors.toUnmodifiableList()));
  }

  private static int left(Drafted resource, LocalDate from, LocalDate until) {
    return resource.phase() == Phase.PUBLISHED && resource.terms().validThroughout(from, until)
        ? resource.left(from, until)
        : 0;
  }
}
