package org.jiebang.points.redemption;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** One redemption of one good; lies in the part of the account that pays. */
public record RedemptionId(UUID value) implements Id {}
