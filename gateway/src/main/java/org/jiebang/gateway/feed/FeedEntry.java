package org.jiebang.gateway.feed;

/** One place in the feed: empty, or taken by a fact for ever. */
public sealed interface FeedEntry {

  /** The fact has not arrived. */
  record Awaited() implements FeedEntry {}

  /** The fact is in the feed. */
  record Fed(PublishedFact fact) implements FeedEntry {}
}
