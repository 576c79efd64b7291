package org.jiebang.matching.inbound;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A person, owned by the gateway: known here by this number only. */
public record PersonId(UUID value) implements Id {}
