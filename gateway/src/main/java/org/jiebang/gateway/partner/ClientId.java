package org.jiebang.gateway.partner;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/**
 * A partner client's id: the {@code client} of its tokens, and their {@code sub} when it acts for
 * itself.
 */
public record ClientId(UUID value) implements Id {}
