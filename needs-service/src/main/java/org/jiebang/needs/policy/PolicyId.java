package org.jiebang.needs.policy;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.place.CommunityId;

/** Names a community's policy; it follows from the community, which has one. */
public record PolicyId(UUID value) implements Id {

  public static PolicyId of(CommunityId community) {
    return new PolicyId(Ids.derived("policy", community.value()));
  }
}
