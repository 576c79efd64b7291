package org.jiebang.needs.project;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.need.NeedId;

/** Names what is known of a need as a part of projects. It follows from the need. */
public record ProjectedNeedId(UUID value) implements Id {

  public static ProjectedNeedId of(NeedId need) {
    return new ProjectedNeedId(Ids.derivedBeside(need.value(), "projected-need", need.value()));
  }
}
