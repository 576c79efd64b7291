package org.jiebang.matching.volunteer;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.matching.volunteer.VolunteerEvent.MembershipConfirmed;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeBooked;
import org.jiebang.matching.volunteer.VolunteerEvent.TimeFreed;
import org.jiebang.matching.volunteer.VolunteerEvent.TrainingCompleted;
import org.jiebang.matching.volunteer.VolunteerEvent.VolunteerInsured;
import org.jiebang.matching.volunteer.VolunteerEvent.VolunteerRegistered;

/** Names of a volunteer's events on disk and on Kafka. Calendars stay in the house. */
public final class VolunteerWire {

  private VolunteerWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("volunteer-registered", VolunteerRegistered.class)
        .event("training-completed", TrainingCompleted.class)
        .event("volunteer-insured", VolunteerInsured.class)
        .event("membership-confirmed", MembershipConfirmed.class)
        .withheld("time-booked", TimeBooked.class)
        .withheld("time-freed", TimeFreed.class)
        .build();
  }
}
