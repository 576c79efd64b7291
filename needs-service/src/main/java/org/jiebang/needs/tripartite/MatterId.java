package org.jiebang.needs.tripartite;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a matter that the three parties deal with. */
public record MatterId(UUID value) implements Id {}
