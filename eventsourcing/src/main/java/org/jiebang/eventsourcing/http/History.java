package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/** Reading one aggregate: its body now and then, its events, what changed. */
final class History<S, E, B, A> {

  private static final int MOST_EVENTS = 100;
  private static final int FEW_EVENTS = 50;

  private final Aggregate<?, S, E> aggregate;
  private final Picture<B, E> picture;
  private final Shown<B, A> shown;
  private final Edge edge;
  private final Cache<UUID, Folded<B>> bodies;

  History(Aggregate<?, S, E> aggregate, Picture<B, E> picture, Shown<B, A> shown, Edge edge) {
    this.aggregate = aggregate;
    this.picture = picture;
    this.shown = shown;
    this.edge = edge;
    // By its users' threads: handing its upkeep to others would cost more than doing it.
    this.bodies =
        Caffeine.newBuilder().maximumSize(edge.cachedBodies()).executor(Runnable::run).build();
  }

  /**
   * The stream as of now, for who may see it; what they may do there is asked later.
   *
   * @throws org.jiebang.eventsourcing.Rejected {@code <NAME>_NOT_FOUND}
   */
  Folded<S> visible(UUID id) {
    return found(id, edge::sees);
  }

  /**
   * The stream as of now, for who may read it by the operation at hand. To others it is not there,
   * whatever else they see of that place.
   *
   * @throws org.jiebang.eventsourcing.Rejected {@code <NAME>_NOT_FOUND}
   */
  Folded<S> readable(UUID id) {
    return found(id, edge::reads);
  }

  private Folded<S> found(UUID id, BiPredicate<UUID, Set<UUID>> may) {
    Folded<S> now = edge.handler().load(aggregate, id);
    if (!now.exists()
        || !may.test(aggregate.tenantOf(now.state()), aggregate.partiesOf(now.state()))) {
      throw NotFound.of(aggregate);
    }
    return now;
  }

  RestResponse<A> get(UUID id, @Nullable String asOf) {
    Folded<S> now = readable(id);
    if (asOf == null) {
      return cached(id, now.version(), () -> nowAt(id, now.version()));
    }
    Moment moment = Moment.parse("asOf", asOf);
    if (moment instanceof Moment.Version(long version)) {
      if (version == 0 || version > now.version()) {
        throw NotFound.of(aggregate);
      }
      return cached(id, version, () -> bodyAt(id, version).state());
    }
    List<Recorded<E>> events = until(id, now.version(), List.of(moment));
    int count = moment.countOf(events);
    if (count == 0) {
      throw NotFound.of(aggregate);
    }
    List<Recorded<E>> past = events.subList(0, count);
    return cached(id, past.getLast().version(), () -> body(id, past));
  }

  /** The events of all these moments. */
  private List<Recorded<E>> until(UUID id, long now, List<Moment> moments) {
    long last = moments.stream().mapToLong(moment -> moment.last(now)).max().orElse(0);
    return edge.handler()
        .walk(aggregate, id, 0, last)
        .takeWhile(event -> moments.stream().anyMatch(moment -> moment.holds(event)))
        .toList();
  }

  private RestResponse<A> cached(UUID id, long version, Supplier<B> body) {
    B then = body.get();
    if (!shown.exists(then, edge.caller().get())) {
      throw NotFound.of(aggregate);
    }
    boolean known = EntityTags.noneMatchNames(edge.request().header("If-None-Match"), version);
    ResponseBuilder<A> response =
        ResponseBuilder.<A>create(known ? 304 : 200)
            .header("ETag", EntityTags.of(version))
            .header("Cache-Control", "private, no-cache")
            .header("Vary", "Authorization");
    if (!known) {
      response.type(MediaType.APPLICATION_JSON_TYPE).entity(show(id, then));
    }
    return response.build();
  }

  /** The body right after {@code version}, the last one, as the caller gets to see it. */
  A shownAt(UUID id, long version) {
    return show(id, nowAt(id, version));
  }

  /** Remembered, unlike what was before: who looks back does not make the present forgotten. */
  private B nowAt(UUID id, long version) {
    Folded<B> now = bodyAt(id, version);
    if (now != bodies.getIfPresent(id)) {
      bodies.put(id, now);
    }
    return now.state();
  }

  /** The last body known before that version, and what has happened since. */
  private Folded<B> bodyAt(UUID id, long version) {
    Folded<B> known = bodies.getIfPresent(id);
    if (known != null && known.version() == version) {
      return known;
    }
    B start = null;
    long from = 0;
    if (known != null && known.version() < version) {
      start = known.state();
      from = known.version();
    }
    List<Recorded<E>> later = edge.handler().events(aggregate, id, from, version);
    return new Folded<>(fold(id, start, later), version);
  }

  private B body(UUID id, List<Recorded<E>> events) {
    return fold(id, null, events);
  }

  private B fold(UUID id, @Nullable B start, List<Recorded<E>> events) {
    B body = start;
    for (Recorded<E> event : events) {
      body = picture.evolve(body, event);
    }
    if (body == null) {
      throw new IllegalStateException(aggregate.name() + " " + id + " has no events to show");
    }
    return body;
  }

  private A show(UUID id, B body) {
    return shown.show(id, body, edge.caller().get());
  }

  A shownRow(ViewRow row) {
    try {
      return show(row.key.id(), Json.EVENTS.readValue(row.body, picture.body()));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("row of " + aggregate.name() + " " + row.key, e);
    }
  }

  RestResponse<EventPage> events(UUID id, @Nullable Long after, @Nullable Integer limit) {
    int most = edge.size().of(limit, FEW_EVENTS);
    if (limit != null && (limit < 1 || limit > MOST_EVENTS)) {
      throw Violation.of(
          "limit", "must be between 1 and " + MOST_EVENTS, "须在 1 至 " + MOST_EVENTS + " 之间");
    }
    long from = after == null ? 0 : after;
    if (from < 0) {
      throw Violation.of("after", "must not be negative", "不能为负数");
    }
    long now = readable(id).version();
    long last = from >= now ? from : Math.min(now, from + most);
    List<Recorded<E>> page = edge.handler().events(aggregate, id, from, last);
    Long next = last < now ? (Long) last : null;
    return fresh(
        new EventPage(page.stream().map(e -> ShownEvent.of(e, edge.wire())).toList(), next));
  }

  RestResponse<List<Change>> diff(UUID id, String from, String to) {
    Moment before = Moment.parse("from", from);
    Moment after = Moment.parse("to", to);
    List<Recorded<E>> events = until(id, readable(id).version(), List.of(before, after));
    return fresh(JsonDiff.of(tree(id, events, before), tree(id, events, after)));
  }

  private JsonNode tree(UUID id, List<Recorded<E>> events, Moment moment) {
    int count = moment.countOf(events);
    return count == 0
        ? JsonNodeFactory.instance.objectNode()
        : Json.EVENTS.valueToTree(show(id, body(id, events.subList(0, count))));
  }

  private static <T> RestResponse<T> fresh(T entity) {
    return ResponseBuilder.ok(entity, MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-cache")
        .build();
  }
}
