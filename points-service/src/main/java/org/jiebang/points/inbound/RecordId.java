package org.jiebang.points.inbound;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A service record of matching-service: one volunteer's minutes in one session. */
public record RecordId(UUID value) implements Id {}
