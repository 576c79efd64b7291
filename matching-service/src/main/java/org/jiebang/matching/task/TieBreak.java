package org.jiebang.matching.task;

/**
 * How a tie between the best bids was resolved.
 *
 * @param by the means, e.g. {@code LOT} or {@code PANEL_VOTE}
 */
public record TieBreak(String by, String reason) {}
