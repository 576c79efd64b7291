package org.jiebang.eventsourcing.personal;

import java.time.Instant;
import java.util.UUID;

/**
 * The gateway's {@code person-erased} as every other service reads it: what it keeps of this person
 * must become unreadable.
 */
public record ErasedPerson(UUID person, Instant at) {}
