package org.jiebang.matching.inbound;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A community 社区, owned by needs-service; the tenant of what happens in it. */
public record CommunityId(UUID value) implements Id {}
