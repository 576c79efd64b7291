package org.jiebang.needs.place;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a building (楼宇) of a community. */
public record BuildingId(UUID value) implements Id {}
