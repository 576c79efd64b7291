package org.jiebang.needs.district;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.district.DistrictEvent.CommunityLetGo;
import org.jiebang.needs.district.DistrictEvent.CommunityPlaced;
import org.jiebang.needs.district.DistrictEvent.CommunityTaken;
import org.jiebang.needs.district.DistrictEvent.DistrictRegistered;
import org.jiebang.needs.district.DistrictEvent.DistrictRenamed;
import org.jiebang.needs.district.DistrictEvent.SubdistrictAdded;
import org.jiebang.needs.district.DistrictEvent.SubdistrictClosed;
import org.jiebang.needs.district.DistrictEvent.SubdistrictRenamed;

/** The names of a district's events on disk and on Kafka. */
public final class DistrictWire {

  private DistrictWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("district-registered", DistrictRegistered.class)
        .event("district-renamed", DistrictRenamed.class)
        .event("subdistrict-added", SubdistrictAdded.class)
        .event("subdistrict-renamed", SubdistrictRenamed.class)
        .event("subdistrict-closed", SubdistrictClosed.class)
        .event("community-placed", CommunityPlaced.class)
        .event("community-taken", CommunityTaken.class)
        .event("community-let-go", CommunityLetGo.class)
        .build();
  }
}
