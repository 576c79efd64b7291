package org.jiebang.gateway.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * A fact of one of the services, as it was published.
 *
 * @param source {@code needs}, {@code matching} or {@code points}
 * @param part of the source's log
 * @param pos in that part
 * @param type its name, e.g. {@code need-submitted}
 * @param schema the version of its shape
 * @param version its place in its stream
 * @param tenant the community or organisation that owns the stream
 * @param correlation the root need of the story
 * @param parties who besides the tenant may see it, in ascending order
 * @param actor the person who acted; null for clock and policy
 * @param role the role acted in; {@code SYS} for clock and policy
 * @param client the partner app that carried the request; null: none
 * @param override why a district acted in the community's place; null: it did not
 * @param at when it happened
 * @param payload personal fields are envelopes, or left out
 */
public record PublishedFact(
    String source,
    int part,
    long pos,
    String type,
    int schema,
    UUID stream,
    long version,
    UUID tenant,
    UUID correlation,
    List<UUID> parties,
    @Nullable UUID actor,
    String role,
    @Nullable String client,
    @Nullable String override,
    Instant at,
    Map<String, Object> payload) {

  /** Where it stands in its service's log, as in {@code X-Position}. */
  public String position() {
    return source + "/" + part + "/" + pos;
  }

  /** True when only its persons, and the desk and grid workers of its place, may know of it. */
  public boolean forDesk() {
    return parties.contains(Aggregate.DESK);
  }

  /** The id that it calls {@code member}; null when it names none. */
  @Nullable UUID id(String member) {
    try {
      return payload.get(member) instanceof String text ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException e) {
      return null; // something else is called so
    }
  }

  /** Its place in the feed. */
  public FeedEntryId entry() {
    return FeedEntryId.of(source, part, pos, at);
  }

  /** What can be shown to who may see the fact: what is sealed for somebody else is left out. */
  public PublishedFact withoutEnvelopes() {
    return new PublishedFact(
        source,
        part,
        pos,
        type,
        schema,
        stream,
        version,
        tenant,
        correlation,
        parties,
        actor,
        role,
        client,
        override,
        at,
        Envelopes.leftOut(payload));
  }
}
