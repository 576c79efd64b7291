package org.jiebang.matching.volunteer;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What can happen to a volunteer. */
public sealed interface VolunteerEvent {

  VolunteerId volunteer();

  Instant at();

  /**
   * @param adult 18 or older on that day
   * @param organisation as they say themself
   */
  record VolunteerRegistered(
      VolunteerId volunteer,
      UUID person,
      UUID community,
      Envelope birthDate,
      boolean adult,
      @Nullable UUID organisation,
      Instant at)
      implements VolunteerEvent {}

  record TrainingCompleted(VolunteerId volunteer, String category, Instant validUntil, Instant at)
      implements VolunteerEvent {}

  record VolunteerInsured(VolunteerId volunteer, Instant insuredUntil, Instant at)
      implements VolunteerEvent {}

  record MembershipConfirmed(VolunteerId volunteer, UUID organisation, Instant at)
      implements VolunteerEvent {}

  record TimeBooked(
      VolunteerId volunteer, UUID session, Instant startsAt, Instant endsAt, Instant at)
      implements VolunteerEvent {}

  record TimeFreed(VolunteerId volunteer, UUID session, Instant at) implements VolunteerEvent {}
}
