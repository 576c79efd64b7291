package org.jiebang.matching.task;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A task on the board. */
public record TaskId(UUID value) implements Id {}
