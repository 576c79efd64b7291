package org.jiebang.gateway.person;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A person's id: the {@code sub} of their tokens, and the subject of their key. */
public record PersonId(UUID value) implements Id {}
