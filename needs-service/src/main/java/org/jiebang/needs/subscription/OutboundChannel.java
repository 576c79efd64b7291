package org.jiebang.needs.subscription;

/**
 * Where a partner brings notices.
 *
 * @param label what the community calls it, e.g. 青年报到群; never who is in it
 */
public record OutboundChannel(ChannelKind kind, String label) {}
