package org.jiebang.needs.attachment;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.attachment.AttachedNeedEvent.AttachmentDropped;
import org.jiebang.needs.attachment.AttachedNeedEvent.AttachmentTaken;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentAdded;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentErased;
import org.jiebang.needs.attachment.AttachmentEvent.AttachmentRemoved;

/** The names of an attachment's events on disk and on Kafka: its need may be private. */
public final class AttachmentWire {

  private AttachmentWire() {}

  public static Wire wire() {
    return Wire.named()
        .forDesk("attachment-added", 1, AttachmentAdded.class)
        .forDesk("attachment-removed", 1, AttachmentRemoved.class)
        .forDesk("attachment-erased", 1, AttachmentErased.class)
        .withheld("attachment-taken", AttachmentTaken.class)
        .withheld("attachment-dropped", AttachmentDropped.class)
        .build();
  }
}
