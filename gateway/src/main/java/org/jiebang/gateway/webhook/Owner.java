package org.jiebang.gateway.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose webhook it is: an office's, so that it outlives whoever holds the office, or a partner
 * app's.
 *
 * @param scope the community, organisation or district whose facts are told
 * @param role in which it was subscribed, e.g. {@code COM}
 * @param client the partner app; null: the office itself
 */
public record Owner(UUID scope, String role, @Nullable String client) {}
