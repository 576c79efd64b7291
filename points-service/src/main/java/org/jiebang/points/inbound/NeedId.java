package org.jiebang.points.inbound;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A need of needs-service: the story that a service, and so its points, belong to. */
public record NeedId(UUID value) implements Id {}
