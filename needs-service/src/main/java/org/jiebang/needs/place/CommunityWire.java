package org.jiebang.needs.place;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.place.CommunityEvent.BuildingAdded;
import org.jiebang.needs.place.CommunityEvent.CommunityClosed;
import org.jiebang.needs.place.CommunityEvent.CommunityMarkedAsSandbox;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveProposed;
import org.jiebang.needs.place.CommunityEvent.CommunityMoveWithdrawn;
import org.jiebang.needs.place.CommunityEvent.CommunityMoved;
import org.jiebang.needs.place.CommunityEvent.CommunityRegistered;
import org.jiebang.needs.place.CommunityEvent.CommunityReopened;
import org.jiebang.needs.place.CommunityEvent.DemographicsRecorded;
import org.jiebang.needs.place.CommunityEvent.EstateAdded;
import org.jiebang.needs.place.CommunityEvent.EstateClosed;
import org.jiebang.needs.place.CommunityEvent.EstateRenamed;
import org.jiebang.needs.place.CommunityEvent.PilotKindNamed;

/** The names of a community's events on disk and on Kafka. */
public final class CommunityWire {

  private CommunityWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("community-registered", CommunityRegistered.class)
        .event("community-marked-as-sandbox", CommunityMarkedAsSandbox.class)
        .event("pilot-kind-named", PilotKindNamed.class)
        .event("demographics-recorded", DemographicsRecorded.class)
        .event("estate-added", EstateAdded.class)
        .event("estate-renamed", EstateRenamed.class)
        .event("estate-closed", EstateClosed.class)
        .event("building-added", BuildingAdded.class)
        .event("community-closed", CommunityClosed.class)
        .event("community-reopened", CommunityReopened.class)
        .event("community-move-proposed", CommunityMoveProposed.class)
        .event("community-move-withdrawn", CommunityMoveWithdrawn.class)
        .event("community-moved", CommunityMoved.class)
        .build();
  }
}
