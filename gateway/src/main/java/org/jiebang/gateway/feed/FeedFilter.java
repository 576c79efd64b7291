package org.jiebang.gateway.feed;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a reader wants, of those that they may see. Null or empty: all of them.
 *
 * @param types names of facts, e.g. {@code task-posted}
 * @param service whose facts: {@code needs}, {@code matching} or {@code points}
 * @param community that owns the fact, is a party to it or is named in it
 * @param stream the aggregate it happened to
 * @param task that it happened to or that is named in it
 * @param correlation the root need of its story
 */
public record FeedFilter(
    Set<String> types,
    @Nullable String service,
    @Nullable UUID community,
    @Nullable UUID stream,
    @Nullable UUID task,
    @Nullable UUID correlation) {

  /** Everything. */
  public static final FeedFilter ALL = new FeedFilter(Set.of(), null, null, null, null, null);

  /** Facts of these types; of all types when there are none. */
  public static FeedFilter ofTypes(Set<String> types) {
    return new FeedFilter(types, null, null, null, null, null);
  }

  public boolean wants(PublishedFact fact) {
    return (types.isEmpty() || types.contains(fact.type()))
        && (service == null || service.equals(fact.source()))
        && (stream == null || stream.equals(fact.stream()))
        && (correlation == null || correlation.equals(fact.correlation()))
        && (task == null || task.equals(fact.stream()) || names(fact, "task", task))
        && (community == null
            || community.equals(fact.tenant())
            || fact.parties().contains(community)
            || names(fact, "community", community));
  }

  private static boolean names(PublishedFact fact, String member, UUID id) {
    return id.toString().equals(fact.payload().get(member));
  }
}
