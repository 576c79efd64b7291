package org.jiebang.gateway.feed;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.gateway.feed.FeedEntry.Awaited;
import org.jiebang.gateway.feed.FeedEntry.Fed;
import org.jiebang.gateway.feed.FeedEntryCommand.FeedFact;
import org.jiebang.gateway.feed.FeedEntryEvent.FactFed;

/** The one rule of the feed: a fact is in it once, however often it is delivered. */
final class FeedEntryDecider implements Decider<FeedEntryCommand, FeedEntry, FeedEntryEvent> {

  @Override
  public FeedEntry initial() {
    return new Awaited();
  }

  @Override
  public List<FeedEntryEvent> decide(FeedEntryCommand command, FeedEntry state) {
    return switch (command) {
      case FeedFact c ->
          switch (state) {
            case Awaited _ -> List.of(new FactFed(c.fact()));
            case Fed _ -> List.of();
          };
    };
  }

  @Override
  public FeedEntry evolve(FeedEntry state, FeedEntryEvent event) {
    return switch (event) {
      case FactFed e -> new Fed(e.fact());
    };
  }
}
