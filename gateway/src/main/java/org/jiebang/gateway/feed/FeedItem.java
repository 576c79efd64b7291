package org.jiebang.gateway.feed;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact as readers of the feed get it, by whatever way.
 *
 * @param source where it stands in its service's log, as in {@code X-Position}
 * @param client the partner app that carried the request; absent when there was none
 * @param override why a district acted in the community's place; absent when it did not
 */
public record FeedItem(
    long position,
    String service,
    String source,
    String event,
    int schema,
    UUID stream,
    long version,
    UUID tenant,
    UUID correlation,
    String role,
    @Nullable String client,
    @Nullable String override,
    Instant at,
    Map<String, Object> payload) {

  public static FeedItem of(FeedLine line) {
    PublishedFact fact = line.fact();
    return new FeedItem(
        line.position(),
        fact.source(),
        fact.position(),
        fact.type(),
        fact.schema(),
        fact.stream(),
        fact.version(),
        fact.tenant(),
        fact.correlation(),
        fact.role(),
        fact.client(),
        fact.override(),
        fact.at(),
        fact.payload());
  }
}
