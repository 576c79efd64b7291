package org.jiebang.points.inbound;

import org.jiebang.eventsourcing.Code;

/** What a service was about, e.g. {@code CHILD_CARE}; an open set. */
public record Category(String value) implements Code {}
