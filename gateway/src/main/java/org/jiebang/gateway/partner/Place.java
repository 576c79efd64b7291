package org.jiebang.gateway.partner;

import java.util.UUID;

/**
 * Where a client is registered: looked up before the command, and travels in it.
 *
 * @param kind {@code community}, {@code organisation} or {@code district}
 * @param sandbox whether it is a community for trying things out
 */
public record Place(UUID id, String kind, boolean sandbox) {}
