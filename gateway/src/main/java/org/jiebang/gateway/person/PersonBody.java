package org.jiebang.gateway.person;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.identity.Grant;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A person as the API knows them; the name and phone are still closed.
 *
 * @param name null after an erasure
 * @param phone null after an erasure, and for who gave none
 */
public record PersonBody(
    PersonId id,
    String state,
    UUID home,
    @Nullable Envelope name,
    @Nullable Envelope phone,
    List<Grant> grants,
    Instant registeredAt) {}
