package org.jiebang.gateway.feed;

import java.util.UUID;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.gateway.feed.FeedEntryEvent.FactFed;
import org.jspecify.annotations.Nullable;

/**
 * Where places lie, as the feed itself tells it. Kept in the transaction of {@link FeedView}: who
 * reads a fact from the rows knows every place that was told of before it.
 */
public final class FeedPlacesView implements View<FeedPlaceRow, FeedEntryEvent> {

  static final String NAME = "feed-places";

  /** What a fact tells about a place. */
  private record Told(String kind, UUID place, UUID above, UUID district) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Class<FeedPlaceRow> row() {
    return FeedPlaceRow.class;
  }

  @Override
  public Class<FeedEntryEvent> events() {
    return FeedEntryEvent.class;
  }

  /** The place that the fact tells of; where it tells of none, there is no row. */
  @Override
  public UUID key(Recorded<FeedEntryEvent> fact) {
    Told told = told(fact.event());
    return told == null ? fact.stream() : told.place();
  }

  @Override
  public @Nullable FeedPlaceRow evolve(
      @Nullable FeedPlaceRow before, Recorded<FeedEntryEvent> fact) {
    Told told = told(fact.event());
    if (told == null) {
      return before;
    }
    var row = new FeedPlaceRow();
    row.tenant = told.place();
    row.state = told.kind();
    row.version = fact.version();
    row.since = fact.at();
    row.body = "{}";
    row.above = told.above();
    row.district = told.district();
    return row;
  }

  private static @Nullable Told told(FeedEntryEvent event) {
    return switch (event) {
      case FactFed(PublishedFact fact) ->
          switch (fact.type()) {
            case "community-registered", "community-moved" ->
                told(fact, FeedPlaceRow.COMMUNITY, "community");
            case "organisation-registered" -> told(fact, FeedPlaceRow.ORGANISATION, "organisation");
            default -> null;
          };
    };
  }

  private static @Nullable Told told(PublishedFact fact, String kind, String member) {
    UUID place = fact.id(member);
    UUID district = fact.id("district");
    UUID parent = fact.id("parent");
    return place == null || district == null
        ? null
        : new Told(kind, place, parent == null ? district : parent, district);
  }
}
