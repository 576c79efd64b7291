package org.jiebang.gateway.feed;

/**
 * A fact and its number in the feed.
 *
 * @param position from 1; facts are numbered in the order in which they arrived here, without holes
 */
public record FeedLine(long position, PublishedFact fact) {}
