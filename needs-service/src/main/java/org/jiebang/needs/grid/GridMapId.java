package org.jiebang.needs.grid;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.place.CommunityId;

/** Names a community's grid map. It follows from the community, so there is one of each. */
public record GridMapId(UUID value) implements Id {

  public static GridMapId of(CommunityId community) {
    return new GridMapId(Ids.derived("grid-map", community.value()));
  }
}
