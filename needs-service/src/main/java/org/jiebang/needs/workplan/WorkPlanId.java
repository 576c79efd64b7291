package org.jiebang.needs.workplan;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a work plan. */
public record WorkPlanId(UUID value) implements Id {}
