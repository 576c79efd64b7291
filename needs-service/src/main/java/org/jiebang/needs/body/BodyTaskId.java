package org.jiebang.needs.body;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a task on a think-tank's list. */
public record BodyTaskId(UUID value) implements Id {}
