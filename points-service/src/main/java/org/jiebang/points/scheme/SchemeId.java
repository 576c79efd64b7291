package org.jiebang.points.scheme;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.points.inbound.CommunityId;

/** A community's scheme. Each community has one, so its id follows from the community's. */
public record SchemeId(UUID value) implements Id {

  public static SchemeId of(CommunityId community) {
    return new SchemeId(Ids.derived("scheme", community.value()));
  }
}
