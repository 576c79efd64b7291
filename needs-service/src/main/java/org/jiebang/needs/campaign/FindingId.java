package org.jiebang.needs.campaign;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names something that was found. */
public record FindingId(UUID value) implements Id {}
