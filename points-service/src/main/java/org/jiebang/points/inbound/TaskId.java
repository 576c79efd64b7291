package org.jiebang.points.inbound;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A task of matching-service; its acceptance makes the points of its services spendable. */
public record TaskId(UUID value) implements Id {}
