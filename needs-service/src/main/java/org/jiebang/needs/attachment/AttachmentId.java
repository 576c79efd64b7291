package org.jiebang.needs.attachment;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names an attachment. */
public record AttachmentId(UUID value) implements Id {}
