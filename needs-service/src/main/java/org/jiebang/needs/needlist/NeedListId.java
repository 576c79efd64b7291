package org.jiebang.needs.needlist;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.place.CommunityId;

/** Names a need list. It follows from community, level and period, so there is one of each. */
public record NeedListId(UUID value) implements Id {

  public static NeedListId of(CommunityId community, ListPeriod period) {
    return new NeedListId(
        Ids.derived("need-list/" + period.level() + "/" + period.text(), community.value()));
  }
}
