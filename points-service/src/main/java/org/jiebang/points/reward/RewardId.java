package org.jiebang.points.reward;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A good that points can be redeemed for. */
public record RewardId(UUID value) implements Id {}
