package org.jiebang.gateway.feed;

/** What can be asked of a place in the feed. */
public sealed interface FeedEntryCommand {

  /** Put a fact into the feed. */
  record FeedFact(PublishedFact fact) implements FeedEntryCommand {}
}
