package org.jiebang.needs.tripartite;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.place.CommunityId;

/** Names the coordination of a community. It follows from the community, so there is one. */
public record TripartiteId(UUID value) implements Id {

  public static TripartiteId of(CommunityId community) {
    return new TripartiteId(Ids.derived("tripartite", community.value()));
  }
}
