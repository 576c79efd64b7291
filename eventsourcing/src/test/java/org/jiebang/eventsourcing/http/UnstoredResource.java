package org.jiebang.eventsourcing.http;

import static org.jiebang.eventsourcing.identity.Role.COM;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.RequestCaller;
import org.jiebang.eventsourcing.identity.Rights;

/** The same endpoint without the store: what HTTP, JSON, tokens and manners cost alone. */
@Path("/api/v1/unstored-counters")
@RunOnVirtualThread
public class UnstoredResource {

  private final Endpoint<
          Counters.Command,
          Counters.Counter,
          Counters.Event,
          CounterPicture.Body,
          CounterPicture.Body>
      counters;

  UnstoredResource(
      Rights rights,
      Clock clock,
      Service service,
      CurrentRequest request,
      RequestCaller caller,
      ListPages pages,
      Fingerprint fingerprint,
      Forwarding forwarding,
      AnswerSize size) {
    var edge =
        new Edge(
            new Forgetful(),
            rights,
            clock,
            service.wire(),
            request,
            caller,
            pages,
            fingerprint,
            forwarding,
            size,
            1);
    counters =
        new AggregateEndpoint<>(
            Counters.COUNTER,
            new CounterPicture(),
            "/api/v1/unstored-counters",
            (id, body, who) -> body,
            edge);
  }

  @POST
  @Allowed(COM)
  public RestResponse<CounterPicture.Body> open(@NotNull @Valid CounterResource.OpenRequest body) {
    return counters.create(Counters.TENANT, body, (ask, id) -> new Counters.Open(body.limit()));
  }

  /** Decides, and keeps the events just long enough to answer. */
  private static final class Forgetful implements CommandHandler {

    /** As many as there are requests; a cache of a size may drop the newest. */
    private final Map<UUID, List<Recorded<Object>>> just = new ConcurrentHashMap<>();

    @Override
    public Outcome handle(Ask ask, List<? extends Step<?, ?, ?>> steps) {
      Step<?, ?, ?> step = steps.getFirst();
      List<?> events = decide(step);
      just.put(step.stream(), events.stream().map(e -> recorded(step.stream(), ask, e)).toList());
      var position = new Outcome.Position("counters", Ids.part(step.stream()), 1);
      return new Outcome(step.stream(), events.size(), List.of(position), false);
    }

    private static <C, S, E> List<E> decide(Step<C, S, E> step) {
      var decider = step.aggregate().decider();
      return decider.decide(step.command(), decider.initial());
    }

    private static Recorded<Object> recorded(UUID stream, Ask ask, Object event) {
      var meta =
          new Meta(
              ask.actor().person(),
              ask.actor().role(),
              null,
              null,
              stream,
              Set.of(),
              ask.trace(),
              ask.fingerprint(),
              null);
      Instant at = ask.at();
      return new Recorded<>(stream, 1, 1, Counters.TENANT, "counter-opened", 1, at, meta, event);
    }

    @Override
    public <C, S, E> Folded<S> load(Aggregate<C, S, E> aggregate, UUID stream) {
      return new Folded<>(aggregate.decider().initial(), 0);
    }

    @Override
    @SuppressWarnings("unchecked") // put there by handle, for the same aggregate
    public <C, S, E> List<Recorded<E>> events(
        Aggregate<C, S, E> aggregate, UUID stream, long after) {
      List<Recorded<Object>> events = just.remove(stream);
      return events == null ? List.of() : (List<Recorded<E>>) (List<?>) events;
    }
  }
}
