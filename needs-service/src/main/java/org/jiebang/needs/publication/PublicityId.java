package org.jiebang.needs.publication;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a record of publicity. */
public record PublicityId(UUID value) implements Id {}
