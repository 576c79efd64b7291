package org.jiebang.points.recalculation;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.points.recalculation.RecalculationRefusal.PERIOD_INVALID;
import static org.jiebang.points.recalculation.RecalculationRefusal.RULE_NOT_EFFECTIVE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.points.account.AccountAudience;
import org.jiebang.points.recalculation.Recalculation.Missing;
import org.jiebang.points.recalculation.Recalculation.Proposed;
import org.jiebang.points.recalculation.Recalculation.Simulated;
import org.jiebang.points.recalculation.RecalculationCommand.ApplyRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.ProposeRecalculation;
import org.jiebang.points.recalculation.RecalculationCommand.RunSimulation;
import org.jiebang.points.scheme.Rules;
import org.jiebang.points.scheme.Scheme;
import org.jiebang.points.scheme.Schemes;
import org.jiebang.points.scheme.SchemesInForce;
import org.jspecify.annotations.Nullable;

/** Recalculations over HTTP: for the community's desk and its district only. */
@Path(RecalculationResource.PATH)
@RunOnVirtualThread
@Tag(name = "recalculations", description = "Points counted again under other rules / 积分重算")
public class RecalculationResource {

  static final String PATH = "/api/v1/recalculations";

  private final Endpoint<
          RecalculationCommand,
          Recalculation,
          RecalculationEvent,
          RecalculationBody,
          RecalculationBody>
      recalculations;

  private final CommandHandler commands;
  private final SimulationRuns simulations;
  private final SchemesInForce schemes;
  private final AccountAudience audience;

  RecalculationResource(
      Endpoints endpoints,
      CommandHandler commands,
      SimulationRuns simulations,
      SchemesInForce schemes,
      AccountAudience audience) {
    this.recalculations =
        endpoints.of(
            Recalculations.INSTANCE, new RecalculationPicture(), PATH, (id, body, who) -> body);
    this.commands = commands;
    this.simulations = simulations;
    this.schemes = schemes;
    this.audience = audience;
  }

  /**
   * @param ruleVersion published, or the one in preparation
   * @param from of the services' ends; {@code until} is the first instant that is too late
   */
  record SimulateRequest(
      @NotNull UUID scheme,
      @NotNull @Min(1) @Max(100_000) Integer ruleVersion,
      @NotNull Instant from,
      @NotNull Instant until) {}

  record ProposeRequest(@NotNull @Size(max = 200) String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, DIS})
  @Operation(
      operationId = "simulateRecalculation",
      summary = "What services would have earned under another version / 试算")
  public RestResponse<RecalculationBody> simulate(@NotNull @Valid SimulateRequest body) {
    if (!(commands.load(Schemes.INSTANCE, body.scheme()).state() instanceof Scheme.Written w)) {
      throw NotFound.of(Schemes.INSTANCE);
    }
    return recalculations.create(
        w.community().value(),
        body,
        (ask, id) -> {
          Plan plan = plan(w, body);
          return new RunSimulation(
              new RecalculationId(id), plan, simulations.of(plan), ask.actor(), ask.at());
        });
  }

  @POST
  @Path("/{id}/propose")
  @Allowed(COM)
  @Operation(
      operationId = "proposeRecalculation",
      summary = "Put what was simulated before the district / 提议重算")
  public RestResponse<RecalculationBody> propose(
      @PathParam("id") UUID id, @NotNull @Valid ProposeRequest body) {
    return recalculations.command(
        id,
        body,
        (ask, state) ->
            new ProposeRecalculation(
                body.reason(),
                state instanceof Simulated s
                    ? schemes.version(s.plan().community(), s.plan().ruleVersion())
                    : null,
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/apply")
  @Allowed(DIS)
  @Operation(
      operationId = "applyRecalculation",
      summary = "Post compensating entries, as a second person / 批准重算")
  public RestResponse<RecalculationBody> apply(@PathParam("id") UUID id, @Nullable Empty body) {
    return recalculations.commandWith(id, Empty.BODY, (ask, state) -> applying(id, state, ask));
  }

  private List<? extends Step<?, ?, ?>> applying(UUID id, Recalculation state, Ask ask) {
    if (!(state instanceof Proposed p)) {
      return List.of(
          Step.of(
              Recalculations.INSTANCE,
              id,
              new ApplyRecalculation(null, null, ask.actor(), ask.at())));
    }
    Plan plan = p.plan();
    return RecalculationSteps.posting(
        Step.of(
            Recalculations.INSTANCE,
            id,
            new ApplyRecalculation(
                schemes.version(plan.community(), plan.ruleVersion()),
                simulations.of(plan),
                ask.actor(),
                ask.at())),
        p.id(),
        plan,
        p.simulation().lines(),
        ask.at());
  }

  private static Plan plan(Scheme.Written scheme, SimulateRequest body) {
    Instant from = body.from().truncatedTo(ChronoUnit.MICROS);
    Instant until = body.until().truncatedTo(ChronoUnit.MICROS);
    if (!from.isBefore(until)) {
      return refuse(PERIOD_INVALID);
    }
    return new Plan(
        scheme.community(),
        scheme.id(),
        body.ruleVersion(),
        rules(scheme, body.ruleVersion()),
        from,
        until);
  }

  private static Rules rules(Scheme.Written scheme, int version) {
    Scheme.Working working = scheme.working();
    if (working != null && working.version() == version) {
      return working.rules();
    }
    return scheme.published().stream()
        .filter(s -> s.version() == version)
        .findFirst()
        .orElseGet(() -> refuse(RULE_NOT_EFFECTIVE))
        .rules();
  }

  @GET
  @Path("/{id}")
  @Allowed({COM, DIS})
  @Operation(operationId = "getRecalculation", summary = "A recalculation / 查看重算")
  public RestResponse<RecalculationBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return seen(id).get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({COM, DIS})
  @Operation(
      operationId = "getRecalculationEvents",
      summary = "What happened to a recalculation / 重算历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return seen(id).events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({COM, DIS})
  @Operation(operationId = "diffRecalculation", summary = "What changed between two moments / 重算差异")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return seen(id).diff(id, from, to);
  }

  @GET
  @Allowed({COM, DIS})
  @Operation(operationId = "listRecalculations", summary = "A community's recalculations / 重算列表")
  public RestResponse<Page<RecalculationBody>> list(
      @QueryParam("community") @NotNull UUID community,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    audience.deskOnly(community);
    return recalculations.page(
        RecalculationRow.class, PageQuery.in(community).where("state", state).page(cursor, limit));
  }

  /** It names accounts, which neighbours do not see. */
  private Endpoint<
          RecalculationCommand,
          Recalculation,
          RecalculationEvent,
          RecalculationBody,
          RecalculationBody>
      seen(UUID id) {
    Folded<Recalculation> now = commands.load(Recalculations.INSTANCE, id);
    if (now.state() instanceof Missing
        || !audience.holds(Set.of(COM, DIS), Recalculations.INSTANCE.tenantOf(now.state()))) {
      throw NotFound.of(Recalculations.INSTANCE);
    }
    return recalculations;
  }
}
