package org.jiebang.matching.session;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names one session; it lies in the part of its task. */
public record SessionId(UUID value) implements Id {}
