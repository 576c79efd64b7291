package org.jiebang.needs.place;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;

/** The names of a community's events on disk and on Kafka. */
public final class CommunityWire {

  private CommunityWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("community-registered", CommunityRegistered.class)
        .event("estate-added", EstateAdded.class)
        .event("community-closed", CommunityClosed.class)
        .event("community-reopened", CommunityReopened.class)
        .build();
  }
}
