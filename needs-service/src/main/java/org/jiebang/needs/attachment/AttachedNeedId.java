package org.jiebang.needs.attachment;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.needs.need.NeedId;

/** Names what is known of a need as one with attachments. It follows from the need. */
public record AttachedNeedId(UUID value) implements Id {

  public static AttachedNeedId of(NeedId need) {
    return new AttachedNeedId(Ids.derivedBeside(need.value(), "attached-need", need.value()));
  }
}
