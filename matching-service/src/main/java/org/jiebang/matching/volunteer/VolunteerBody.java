package org.jiebang.matching.volunteer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A volunteer as the API shows them.
 *
 * @param adult 18 or older on the day of registration
 * @param organisation as they say themself
 * @param memberOf organisations that have confirmed it
 * @param calendar time promised to sessions that are not long over
 */
public record VolunteerBody(
    UUID id,
    String state,
    UUID person,
    UUID community,
    boolean adult,
    Envelope birthDate,
    List<Training> trainings,
    @Nullable Instant insuredUntil,
    @Nullable UUID organisation,
    List<UUID> memberOf,
    List<Booking> calendar) {

  /** A training that they have had. */
  public record Training(String category, Instant validUntil) {}

  VolunteerBody with(
      List<Training> trained, @Nullable Instant insured, List<UUID> members, List<Booking> booked) {
    return new VolunteerBody(
        id,
        state,
        person,
        community,
        adult,
        birthDate,
        trained,
        insured,
        organisation,
        members,
        booked);
  }
}
