package org.jiebang.needs.grid;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a grid (网格). */
public record GridId(UUID value) implements Id {}
