package org.jiebang.gateway.partner;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;

/** Names a secret without telling it. */
public record SecretId(UUID value) implements Id {}
