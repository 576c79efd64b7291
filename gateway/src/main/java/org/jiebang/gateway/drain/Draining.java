package org.jiebang.gateway.drain;

/**
 * This instance ends soon: it says that it is not ready, and what would go on for ever ends now,
 * with a hint to come again. Requests in flight are answered.
 */
public record Draining() {}
