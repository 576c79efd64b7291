package org.jiebang.matching.inbound;

import org.jiebang.eventsourcing.Code;

/** What a need or a service is about, e.g. {@code CHILD_CARE}; an open set. */
public record Category(String value) implements Code {}
