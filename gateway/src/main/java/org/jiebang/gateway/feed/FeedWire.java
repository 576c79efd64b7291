package org.jiebang.gateway.feed;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.gateway.feed.FeedEntryEvent.FactFed;

/**
 * Names of the feed's events. They stay in the house: whoever wants the facts reads their topic.
 */
public final class FeedWire {

  private FeedWire() {}

  public static Wire wire() {
    return Wire.named().withheld("fact-fed", FactFed.class).build();
  }
}
