package org.jiebang.gateway.feed;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.gateway.feed.FeedEntry.Awaited;
import org.jiebang.gateway.feed.FeedEntry.Fed;
import org.jspecify.annotations.Nullable;

/** The places of the feed; owner, parties and story are those of the fact in them. */
public final class FeedEntries implements Aggregate<FeedEntryCommand, FeedEntry, FeedEntryEvent> {

  public static final FeedEntries INSTANCE = new FeedEntries();

  private final FeedEntryDecider decider = new FeedEntryDecider();

  private FeedEntries() {}

  @Override
  public String name() {
    return "feed-entry";
  }

  @Override
  public Class<FeedEntryEvent> events() {
    return FeedEntryEvent.class;
  }

  @Override
  public Decider<FeedEntryCommand, FeedEntry, FeedEntryEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(FeedEntry state) {
    return switch (state) {
      case Awaited _ -> "NONE";
      case Fed _ -> "FED";
    };
  }

  @Override
  public UUID tenantOf(FeedEntry state) {
    return switch (state) {
      case Awaited _ -> throw new IllegalStateException("nobody owns an empty place");
      case Fed fed -> fed.fact().tenant();
    };
  }

  @Override
  public @Nullable UUID correlationOf(FeedEntry state) {
    return switch (state) {
      case Awaited _ -> null;
      case Fed fed -> fed.fact().correlation();
    };
  }

  @Override
  public Set<UUID> partiesOf(FeedEntry state) {
    return switch (state) {
      case Awaited _ -> Set.of();
      case Fed fed -> Set.copyOf(fed.fact().parties());
    };
  }
}
