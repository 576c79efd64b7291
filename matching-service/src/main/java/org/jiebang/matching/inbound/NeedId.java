package org.jiebang.matching.inbound;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A need, owned by needs-service; the root of every story. */
public record NeedId(UUID value) implements Id {}
