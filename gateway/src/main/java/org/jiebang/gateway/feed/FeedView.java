package org.jiebang.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.feed.FeedEntryEvent.FactFed;
import org.jspecify.annotations.Nullable;

/** The feed as rows, to be read in order, or story by story. */
public final class FeedView implements View<FeedRow, FeedEntryEvent> {

  static final String NAME = "feed";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<FeedRow> row() {
    return FeedRow.class;
  }

  @Override
  public Class<FeedEntryEvent> events() {
    return FeedEntryEvent.class;
  }

  @Override
  public FeedRow evolve(@Nullable FeedRow before, Recorded<FeedEntryEvent> fact) {
    return switch (fact.event()) {
      case FactFed e -> row(fact, e.fact());
    };
  }

  private static FeedRow row(Recorded<FeedEntryEvent> place, PublishedFact fact) {
    try {
      var row = new FeedRow();
      row.tenant = fact.tenant();
      row.state = "FED";
      row.version = place.version();
      row.since = place.at();
      row.position = place.pos();
      row.correlation = fact.correlation();
      row.body = Json.EVENTS.writeValueAsString(fact.withoutEnvelopes());
      return row;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("feed at " + place.pos(), e);
    }
  }
}
