package org.jiebang.points.recalculation;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** One simulation and what came of it. */
public record RecalculationId(UUID value) implements Id {}
