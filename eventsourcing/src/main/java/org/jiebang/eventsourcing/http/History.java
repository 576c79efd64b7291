package org.jiebang.eventsourcing.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
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
    this.bodies = Caffeine.newBuilder().maximumSize(edge.cachedBodies()).build();
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
      return cached(id, now.version(), null);
    }
    Moment moment = Moment.parse("asOf", asOf);
    List<Recorded<E>> events = edge.handler().events(aggregate, id);
    int count = moment.countOf(events);
    boolean tooLate = moment instanceof Moment.Version(long version) && version > events.size();
    if (count == 0 || tooLate) {
      throw NotFound.of(aggregate);
    }
    return cached(id, events.get(count - 1).version(), events.subList(0, count));
  }

  private RestResponse<A> cached(UUID id, long version, @Nullable List<Recorded<E>> events) {
    boolean known = EntityTags.noneMatchNames(edge.request().header("If-None-Match"), version);
    ResponseBuilder<A> response =
        ResponseBuilder.<A>create(known ? 304 : 200)
            .header("ETag", EntityTags.of(version))
            .header("Cache-Control", "private, no-cache")
            .header("Vary", "Authorization");
    if (!known) {
      response
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(events == null ? shownAt(id, version) : show(id, body(id, events)));
    }
    return response.build();
  }

  /**
   * The body right after {@code version}, as the caller gets to see it: the last body known, and
   * what has happened since.
   */
  A shownAt(UUID id, long version) {
    Folded<B> known = bodies.getIfPresent(id);
    if (known == null || known.version() > version) {
      known = null;
    }
    B body = known == null ? null : known.state();
    long from = known == null ? 0 : known.version();
    if (from < version) {
      body = fold(id, body, edge.handler().events(aggregate, id, from, version));
      bodies.put(id, new Folded<>(body, version));
    }
    return show(id, requireNonNull(body));
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
    int most = limit == null ? FEW_EVENTS : limit;
    if (most < 1 || most > MOST_EVENTS) {
      throw Violation.of(
          "limit", "must be between 1 and " + MOST_EVENTS, "须在 1 至 " + MOST_EVENTS + " 之间");
    }
    long from = after == null ? 0 : after;
    if (from < 0) {
      throw Violation.of("after", "must not be negative", "不能为负数");
    }
    readable(id);
    List<Recorded<E>> later =
        edge.handler().events(aggregate, id).stream().filter(e -> e.version() > from).toList();
    List<Recorded<E>> page = later.subList(0, Math.min(most, later.size()));
    Long next = later.size() > page.size() ? (Long) page.getLast().version() : null;
    return fresh(
        new EventPage(page.stream().map(e -> ShownEvent.of(e, edge.wire())).toList(), next));
  }

  RestResponse<List<Change>> diff(UUID id, String from, String to) {
    Moment before = Moment.parse("from", from);
    Moment after = Moment.parse("to", to);
    readable(id);
    List<Recorded<E>> events = edge.handler().events(aggregate, id);
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
