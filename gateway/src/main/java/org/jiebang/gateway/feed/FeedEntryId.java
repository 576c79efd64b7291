package org.jiebang.gateway.feed;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;

/** The id of a fact's place in the feed; follows from where the fact stands in its own log. */
public record FeedEntryId(UUID value) implements Id {

  /** The part of the gateway's log that holds the feed and nothing else. */
  public static final int PART = Ids.PARTS - 1;

  private static final UUID IN_THE_FEED = new UUID(0, PART);

  /**
   * The same for every delivery of the same record. The fact's time leads, so that the keys of the
   * log grow at one end.
   */
  static FeedEntryId of(String source, int part, long pos, Instant at) {
    UUID record =
        Ids.commandId(
            at.toEpochMilli(), "feed", source, Integer.toString(part), Long.toString(pos));
    return new FeedEntryId(Ids.beside(IN_THE_FEED, record, "feed"));
  }
}
