package org.jiebang.gateway.feed;

/** What can happen to a place in the feed. */
public sealed interface FeedEntryEvent {

  PublishedFact fact();

  /** A fact of a service has its number in the feed: the position of this event. */
  record FactFed(PublishedFact fact) implements FeedEntryEvent {}
}
