package org.jiebang.gateway.feed;

import java.time.Instant;

/**
 * A fact and its number in the feed.
 *
 * @param position from 1; facts are numbered in the order in which they arrived here, without holes
 * @param fedAt when it got that number
 */
public record FeedLine(long position, Instant fedAt, PublishedFact fact) {}
