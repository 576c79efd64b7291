package org.jiebang.points.inbound;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A community of needs-service: the owner of schemes, accounts and rewards here. */
public record CommunityId(UUID value) implements Id {}
