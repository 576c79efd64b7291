package org.jiebang.needs.council;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.council.MeetingEvent.DoorCodeRenewed;
import org.jiebang.needs.council.MeetingEvent.MeetingCancelled;
import org.jiebang.needs.council.MeetingEvent.MeetingClosed;
import org.jiebang.needs.council.MeetingEvent.MeetingConvened;
import org.jiebang.needs.council.MeetingEvent.MeetingItemAdded;
import org.jiebang.needs.council.MeetingEvent.MeetingItemRemoved;
import org.jiebang.needs.council.MeetingEvent.MeetingPlanned;
import org.jiebang.needs.council.MeetingEvent.MemberCheckedIn;
import org.jiebang.needs.council.MeetingEvent.MinutesPublished;

/** The names of a meeting's events on disk and on Kafka. */
public final class MeetingWire {

  private MeetingWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("meeting-planned", MeetingPlanned.class)
        .event("meeting-convened", MeetingConvened.class)
        .event("door-code-renewed", DoorCodeRenewed.class)
        .event("member-checked-in", MemberCheckedIn.class)
        .event("meeting-item-added", MeetingItemAdded.class)
        .event("meeting-item-removed", MeetingItemRemoved.class)
        .event("meeting-closed", MeetingClosed.class)
        .event("minutes-published", MinutesPublished.class)
        .event("meeting-cancelled", MeetingCancelled.class)
        .build();
  }
}
