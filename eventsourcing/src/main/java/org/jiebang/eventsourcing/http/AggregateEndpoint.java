package org.jiebang.eventsourcing.http;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Lifecycle;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.Nullable;

/** The one implementation of {@link Endpoint}: commands here, reading in {@link History}. */
final class AggregateEndpoint<C, S, E, B, A> implements Endpoint<C, S, E, B, A> {

  private final Aggregate<C, S, E> aggregate;
  private final String path;
  private final Edge edge;
  private final History<S, E, B, A> history;
  private final @Nullable Lifecycle lifecycle;

  AggregateEndpoint(
      Aggregate<C, S, E> aggregate,
      Picture<B, E> picture,
      String path,
      Shown<B, A> shown,
      Edge edge) {
    this.aggregate = aggregate;
    this.path = path;
    this.edge = edge;
    this.history = new History<>(aggregate, picture, shown, edge);
    this.lifecycle = Lifecycle.of(aggregate);
  }

  @Override
  public RestResponse<A> create(UUID scope, Object body, BiFunction<Ask, UUID, C> command) {
    return creating(null, scope, body, one(command));
  }

  @Override
  public RestResponse<A> createBeside(
      UUID neighbour, UUID scope, Object body, BiFunction<Ask, UUID, C> command) {
    return creating(neighbour, scope, body, one(command));
  }

  @Override
  public RestResponse<A> createWith(
      UUID scope, Object body, BiFunction<Ask, UUID, List<? extends Step<?, ?, ?>>> steps) {
    return creating(null, scope, body, steps);
  }

  @Override
  public RestResponse<A> createWithBeside(
      UUID neighbour,
      UUID scope,
      Object body,
      BiFunction<Ask, UUID, List<? extends Step<?, ?, ?>>> steps) {
    return creating(neighbour, scope, body, steps);
  }

  private BiFunction<Ask, UUID, List<? extends Step<?, ?, ?>>> one(
      BiFunction<Ask, UUID, C> command) {
    return (ask, id) -> List.of(Step.of(aggregate, id, command.apply(ask, id)));
  }

  private RestResponse<A> creating(
      @Nullable UUID neighbour,
      UUID scope,
      @Nullable Object body,
      BiFunction<Ask, UUID, List<? extends Step<?, ?, ?>>> steps) {
    CommandHeaders headers = headers();
    Ask ask = ask(headers, edge.acting(scope, Set.of()), scope, body);
    UUID minted =
        neighbour == null
            ? edge.handler().minted(ask, aggregate.name())
            : ask.mintBeside(neighbour, aggregate.name());
    List<? extends Step<?, ?, ?>> decided = stepsOrRefusal(minted, () -> steps.apply(ask, minted));
    UUID id = decided.getFirst().stream(); // some streams have ids that follow from others
    RestResponse<A> elsewhere = edge.forwarding().toHolder(edge.request(), Ids.part(id));
    if (elsewhere != null) {
      return elsewhere;
    }
    Outcome outcome = run(ask, id, null, decided);
    return answer(201, outcome.stream(), outcome);
  }

  @Override
  public RestResponse<A> command(UUID id, Object body, BiFunction<Ask, S, C> command) {
    return commandWith(
        id, body, (ask, state) -> List.of(Step.of(aggregate, id, command.apply(ask, state))));
  }

  @Override
  public RestResponse<A> commandWith(
      UUID id, Object body, BiFunction<Ask, S, List<? extends Step<?, ?, ?>>> steps) {
    CommandHeaders headers = headers();
    RestResponse<A> elsewhere = edge.forwarding().toHolder(edge.request(), Ids.part(id));
    if (elsewhere != null) {
      return elsewhere;
    }
    Folded<S> now = history.visible(id);
    UUID tenant = aggregate.tenantOf(now.state());
    Edge.Acting acting = edge.acting(tenant, aggregate.partiesOf(now.state()));
    if (edge.request().versionRequired() && headers.expectedVersion() == null) {
      throw new Rejected(HttpRefusal.VERSION_REQUIRED);
    }
    Ask ask = ask(headers, acting, tenant, body);
    Outcome outcome =
        run(ask, id, attempted(), stepsOrRefusal(id, () -> steps.apply(ask, now.state())));
    return answer(200, id, outcome);
  }

  @Override
  public RestResponse<Accepted> commandOfHolder(
      UUID holder, UUID id, Object body, BiFunction<Ask, S, C> command) {
    CommandHeaders headers = headers();
    Folded<S> now = edge.handler().load(aggregate, id);
    if (!now.exists()) {
      throw NotFound.of(aggregate);
    }
    var acting = new Edge.Acting(new Actor(holder, Role.RES.name(), null, null), null);
    Ask ask = ask(headers, acting, aggregate.tenantOf(now.state()), body);
    Outcome outcome =
        run(
            ask,
            id,
            attempted(),
            stepsOrRefusal(
                id, () -> List.of(Step.of(aggregate, id, command.apply(ask, now.state())))));
    ResponseBuilder<Accepted> response = ResponseBuilder.ok(new Accepted(true));
    if (outcome.repeated()) {
      response.header("Idempotency-Replayed", "true");
    }
    return response
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  private CommandHeaders headers() {
    return CommandHeaders.of(
        edge.request().header(CommandHeaders.KEY), edge.request().header(CommandHeaders.IF_MATCH));
  }

  private Ask ask(CommandHeaders headers, Edge.Acting acting, UUID tenant, @Nullable Object body) {
    Actor actor = acting.actor();
    String method = edge.request().method();
    String asked = edge.request().commandPath();
    UUID commandId =
        headers.commandId(tenant, requireNonNull(actor.person()), actor.client(), method, asked);
    return new Ask(
        commandId,
        actor,
        edge.clock().now(),
        edge.fingerprint().of(method, asked, body),
        headers.expectedVersion(),
        null,
        null,
        edge.request().traceId(),
        acting.override());
  }

  private Outcome run(
      Ask ask, UUID id, @Nullable String attempted, List<? extends Step<?, ?, ?>> steps) {
    try {
      return edge.handler().handle(ask, steps);
    } catch (Rejected refused) {
      Folded<S> now = edge.handler().load(aggregate, id);
      String state = aggregate.stateOf(now.state());
      edge.request()
          .concerns(
              new Problem.Concern(
                  id,
                  state,
                  now.version(),
                  ask.expectedVersion(),
                  attempted,
                  lifecycle == null ? null : lifecycle.allowedCommands(state)));
      throw refused;
    }
  }

  /**
   * A resource may refuse while it gathers facts. The handler is asked all the same, because a
   * repeat gets its first answer whatever has become of those facts.
   */
  private List<? extends Step<?, ?, ?>> stepsOrRefusal(
      UUID id, Supplier<List<? extends Step<?, ?, ?>>> steps) {
    try {
      return steps.get();
    } catch (Rejected refused) {
      return List.of(Step.of(new RefusedBefore<>(aggregate), id, refused));
    }
  }

  private RestResponse<A> answer(int status, UUID id, Outcome outcome) {
    boolean minimal = Preference.minimal(edge.request().header(Preference.HEADER));
    ResponseBuilder<A> response = ResponseBuilder.create(minimal && status == 200 ? 204 : status);
    if (status == 201) {
      response.header("Location", path + "/" + id);
    }
    if (!outcome.positions().isEmpty()) {
      response.header(
          "X-Position",
          outcome.positions().stream()
              .map(Outcome.Position::toString)
              .collect(Collectors.joining(",")));
    }
    if (outcome.repeated()) {
      response.header("Idempotency-Replayed", "true");
    }
    response.header("ETag", EntityTags.of(outcome.version())).header("Cache-Control", "no-store");
    return minimal
        ? response.header(Preference.APPLIED, Preference.MINIMAL).build()
        : response
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(history.shownAt(id, outcome.version()))
            .build();
  }

  /** {@code verify} of {@code /needs/{id}/verify}; a trailing id is not a command. */
  private @Nullable String attempted() {
    String[] segments = edge.request().path().split("/");
    for (int i = segments.length - 1; i >= 0; i--) {
      if (!segments[i].matches("[0-9a-fA-F-]{36}")) {
        return segments[i];
      }
    }
    return null;
  }

  @Override
  public S readable(UUID id) {
    return history.readable(id).state();
  }

  @Override
  public RestResponse<A> get(UUID id, @Nullable String asOf) {
    return history.get(id, asOf);
  }

  @Override
  public A shown(UUID id) {
    return history.shownAt(id, history.visible(id).version());
  }

  @Override
  public RestResponse<EventPage> events(UUID id, @Nullable Long after, @Nullable Integer limit) {
    return history.events(id, after, limit);
  }

  @Override
  public RestResponse<List<Change>> diff(UUID id, String from, String to) {
    return history.diff(id, from, to);
  }

  @Override
  public RestResponse<Page<A>> page(Class<? extends ViewRow> rows, PageQuery query) {
    return edge.pages()
        .page(rows, query, edge.request().rule(), edge.caller().get(), history::shownRow);
  }
}
