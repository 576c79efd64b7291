package org.jiebang.gateway.webhook;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** A webhook's id. */
public record WebhookId(UUID value) implements Id {}
