package org.jiebang.needs.grid;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a micro-grid (微网格). */
public record MicroGridId(UUID value) implements Id {}
