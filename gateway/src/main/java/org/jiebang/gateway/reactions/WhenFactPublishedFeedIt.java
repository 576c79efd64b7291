package org.jiebang.gateway.reactions;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.gateway.feed.FeedEntries;
import org.jiebang.gateway.feed.FeedEntryCommand.FeedFact;
import org.jiebang.gateway.feed.PublishedFact;

/** Whatever a service publishes gets its place in the feed. */
public final class WhenFactPublishedFeedIt implements Reaction<ObjectNode> {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final String source;

  /**
   * @param source the service whose facts these are, e.g. {@code needs}
   */
  public WhenFactPublishedFeedIt(String source) {
    this.source = source;
  }

  @Override
  public String name() {
    return "feed-fact-when-published";
  }

  @Override
  public Class<ObjectNode> fact() {
    return ObjectNode.class;
  }

  @Override
  public List<Consequence> on(Recorded<ObjectNode> fact) {
    PublishedFact published =
        new PublishedFact(
            source,
            fact.part(),
            fact.pos(),
            fact.type(),
            fact.schema(),
            fact.stream(),
            fact.version(),
            fact.tenant(),
            fact.meta().correlation(),
            fact.meta().parties().stream().sorted().toList(),
            fact.meta().actor(),
            fact.meta().role(),
            fact.meta().client(),
            fact.meta().override(),
            fact.at(),
            Json.EVENTS.convertValue(fact.event(), OBJECT));
    return List.of(
        Consequence.of(FeedEntries.INSTANCE, published.entry().value(), new FeedFact(published)));
  }
}
