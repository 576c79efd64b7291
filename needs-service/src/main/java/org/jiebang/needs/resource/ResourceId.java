package org.jiebang.needs.resource;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a resource. */
public record ResourceId(UUID value) implements Id {}
