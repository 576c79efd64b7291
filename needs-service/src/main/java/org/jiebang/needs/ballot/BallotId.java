package org.jiebang.needs.ballot;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a doorstep ballot. */
public record BallotId(UUID value) implements Id {}
