package org.jiebang.needs.place;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a community; it is also the tenant of everything that belongs to it. */
public record CommunityId(UUID value) implements Id {}
