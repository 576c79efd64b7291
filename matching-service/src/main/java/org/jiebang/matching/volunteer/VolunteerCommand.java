package org.jiebang.matching.volunteer;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What someone may ask of a volunteer. */
public sealed interface VolunteerCommand {

  VolunteerId volunteer();

  Actor by();

  Instant at();

  /**
   * Everybody registers themself.
   *
   * @param birthDate under the person's key
   * @param adult 18 or older today: all that the rules need of the birth date
   * @param organisation that they say they belong to
   */
  record RegisterVolunteer(
      VolunteerId volunteer,
      UUID person,
      UUID community,
      Envelope birthDate,
      boolean adult,
      @Nullable UUID organisation,
      Actor by,
      Instant at)
      implements VolunteerCommand {}

  record CompleteTraining(
      VolunteerId volunteer, String category, Instant validUntil, Actor by, Instant at)
      implements VolunteerCommand {}

  record InsureVolunteer(VolunteerId volunteer, Instant insuredUntil, Actor by, Instant at)
      implements VolunteerCommand {}

  /** The organisation says: yes, they are one of ours. */
  record ConfirmMembership(VolunteerId volunteer, UUID organisation, Actor by, Instant at)
      implements VolunteerCommand {}

  /**
   * Promises time to a session; issued together with the sign-up.
   *
   * @param released sessions that no longer want the time they have booked (cancelled, rejected)
   */
  record BookTime(
      VolunteerId volunteer,
      UUID session,
      Instant startsAt,
      Instant endsAt,
      Set<UUID> released,
      Actor by,
      Instant at)
      implements VolunteerCommand {}

  /** Issued together with the withdrawal of a sign-up. Nothing booked is success. */
  record FreeTime(VolunteerId volunteer, UUID session, Actor by, Instant at)
      implements VolunteerCommand {}
}
