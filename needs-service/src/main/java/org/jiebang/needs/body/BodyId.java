package org.jiebang.needs.body;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a body. */
public record BodyId(UUID value) implements Id {}
