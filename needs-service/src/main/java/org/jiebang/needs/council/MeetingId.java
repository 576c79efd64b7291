package org.jiebang.needs.council;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a meeting. */
public record MeetingId(UUID value) implements Id {}
