package org.jiebang.needs.place;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names an estate (小区) of a community. */
public record EstateId(UUID value) implements Id {}
