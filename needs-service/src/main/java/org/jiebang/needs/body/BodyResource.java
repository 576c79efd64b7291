package org.jiebang.needs.body;

import static java.util.Objects.requireNonNullElse;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.body.Body.Established;
import org.jiebang.needs.body.BodyCommand.AddTask;
import org.jiebang.needs.body.BodyCommand.AgreePolicy;
import org.jiebang.needs.body.BodyCommand.AppointMember;
import org.jiebang.needs.body.BodyCommand.AssignGridWorker;
import org.jiebang.needs.body.BodyCommand.DissolveBody;
import org.jiebang.needs.body.BodyCommand.ElectChair;
import org.jiebang.needs.body.BodyCommand.EndTerm;
import org.jiebang.needs.body.BodyCommand.EstablishBody;
import org.jiebang.needs.body.BodyCommand.FinishTask;
import org.jiebang.needs.body.BodyCommand.RotateChair;
import org.jiebang.needs.body.ShownBody.Roll;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.Days;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.policy.PoliciesInForce;
import org.jspecify.annotations.Nullable;

/** Bodies over HTTP. */
@Path("/api/v1/bodies")
@RunOnVirtualThread
@Tag(name = "bodies", description = "Councils, think-tanks, committees, teams / 议事会、智囊团、委员会、队伍")
public class BodyResource {

  private static final String CODE = "[A-Z][A-Z0-9_]{1,31}";
  private static final String GRID = "[\\p{L}0-9-]{1,20}";

  /** Of districts, whose zone nobody says. */
  private static final String DISTRICT_ZONE = "Asia/Shanghai";

  private final Endpoint<BodyCommand, Body, BodyEvent, BodyBody, ShownBody> bodies;
  private final CommandHandler commands;
  private final PoliciesInForce policies;
  private final BodyPeople people;
  private final BodyAudience audience;
  private final CurrentCaller caller;
  private final Clock clock;

  BodyResource(
      Endpoints endpoints,
      CommandHandler commands,
      PoliciesInForce policies,
      BodyPeople people,
      BodyAudience audience,
      CurrentCaller caller,
      Clock clock) {
    this.bodies = endpoints.of(Bodies.INSTANCE, new BodyPicture(), "/api/v1/bodies", audience);
    this.commands = commands;
    this.policies = policies;
    this.people = people;
    this.audience = audience;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * All that the body agrees on; what is left out is as the community's policy says, and else as
   * usual.
   *
   * @param quorumPercent there is a quorum when more than this share is present; absent: by default
   *     50
   * @param maxAge in whole years; who is older cannot be a member; absent: by default no limit
   * @param mustOwn true: only owners of a home of the place; absent: by default anybody
   * @param membersLimit how many at most on one day; absent: 30
   * @param termMonths how long a term is at most; absent: as long as is said
   * @param rotationMonths how long one is in the chair, which then goes round; absent: elected
   */
  @Schema(name = "BodyPolicyRequest")
  public record PolicyRequest(
      @Min(1) @Max(99) @Nullable Integer quorumPercent,
      @Min(14) @Max(120) @Nullable Integer maxAge,
      @Nullable Boolean mustOwn,
      @Min(1) @Max(60) @Nullable Integer membersLimit,
      @Min(1) @Max(120) @Nullable Integer termMonths,
      @Min(1) @Max(60) @Nullable Integer rotationMonths) {

    BodyPolicy or(BodyPolicy usual) {
      return new BodyPolicy(
          requireNonNullElse(quorumPercent, usual.quorumPercent()),
          maxAge == null ? usual.maxAge() : maxAge,
          requireNonNullElse(mustOwn, usual.mustOwn()),
          requireNonNullElse(membersLimit, usual.membersLimit()),
          termMonths,
          rotationMonths);
    }
  }

  /**
   * A body to be.
   *
   * @param place the community or district it belongs to
   * @param field for think-tanks, which must have one: {@code PUBLIC_UTILITIES}, {@code
   *     CONSTRUCTION}, {@code LEGAL}, {@code FINANCE_AND_AUDIT}, or another
   * @param ordinal which of its kind, e.g. 4 for the fourth committee
   */
  public record EstablishRequest(
      @NotNull UUID place,
      @NotNull BodyKind kind,
      @Pattern(regexp = CODE) @Nullable String field,
      @NotBlank @Size(max = 80) String name,
      @Min(1) @Max(1000) @Nullable Integer ordinal,
      @Valid @Nullable PolicyRequest policy) {}

  /**
   * A member to be.
   *
   * @param office absent: {@code MEMBER}
   * @param represents in joint meetings, for whom: {@code PARTY_ORGANISATION}, {@code
   *     LEAGUE_ORGANISATION}, {@code AFFILIATED_ORGANISATION}, {@code YOUTH_SOCIAL_ORGANISATION},
   *     or another
   * @param from first day
   * @param until last day; absent: a full term, or open
   * @param bornOn required where the body has an age limit
   * @param ownerOf door code of the home that the person owns; required where only owners can be
   *     members
   */
  public record AppointRequest(
      @NotNull UUID person,
      @Pattern(regexp = CODE) @Nullable String office,
      @Pattern(regexp = CODE) @Nullable String represents,
      @NotNull @PlausibleDay LocalDate from,
      @PlausibleDay @Nullable LocalDate until,
      @Size(max = 80) @Nullable String name,
      @Past @PlausibleDay @Nullable LocalDate bornOn,
      @Size(max = 40) @Nullable String ownerOf) {}

  /** The last day of a term that ends early. */
  public record EndTermRequest(@NotNull UUID person, @NotNull @PlausibleDay LocalDate lastDay) {}

  /**
   * Who is elected to the chair.
   *
   * @param until last day; absent: as long as the term lasts
   */
  public record ElectRequest(
      @NotNull UUID person,
      @NotNull @PlausibleDay LocalDate from,
      @PlausibleDay @Nullable LocalDate until) {}

  /**
   * The chair goes to the next in turn; who that is follows from the body's history.
   *
   * @param from absent: right after the last, or today
   */
  public record RotateRequest(@PlausibleDay @Nullable LocalDate from) {}

  /**
   * A grid team's member and where they work.
   *
   * @param grid as the community counts its grids; so {@code microGrid}
   * @param until last day; absent: as long as the person is a member
   */
  public record AssignRequest(
      @NotNull UUID person,
      @NotNull @Pattern(regexp = GRID) String grid,
      @Pattern(regexp = GRID) @Nullable String microGrid,
      @NotNull @PlausibleDay LocalDate from,
      @PlausibleDay @Nullable LocalDate until) {}

  /**
   * A task for a think-tank's list.
   *
   * @param title what is to be done; names nobody
   * @param owner a member of today
   * @param due the last day
   */
  public record AddTaskRequest(
      @NotBlank @Size(max = 200) String title,
      @NotNull UUID owner,
      @NotNull @PlausibleDay LocalDate due) {}

  /**
   * A task that is done.
   *
   * @param outcome what came of it; names nobody
   */
  public record FinishTaskRequest(@NotNull UUID task, @Size(max = 500) @Nullable String outcome) {}

  /** Why the body ends; seen by everybody of the place. */
  public record DissolveRequest(@NotBlank @Size(max = 500) String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, DIS})
  @Operation(operationId = "establishBody", summary = "Establish a body / 成立组织")
  public RestResponse<ShownBody> establish(@NotNull @Valid EstablishRequest body) {
    return bodies.create(
        body.place(),
        body,
        (ask, id) ->
            new EstablishBody(
                new BodyId(id),
                body.place(),
                body.kind(),
                body.field() == null ? null : new ExpertField(body.field()),
                body.name().strip(),
                body.ordinal(),
                policy(body.policy(), body.place(), body.kind(), ask.at()),
                zone(body.place(), ask.actor()),
                ask.actor(),
                ask.at()));
  }

  /** A district has decided nothing, so there the defaults hold. */
  private BodyPolicy policy(@Nullable PolicyRequest own, UUID place, BodyKind kind, Instant at) {
    BodyPolicy usual = BodyPolicy.of(policies.at(place, at), kind);
    return own == null ? usual : own.or(usual);
  }

  /** A place that is no community is the caller's own district, or nothing. */
  private String zone(UUID place, Actor actor) {
    if (commands.load(Communities.INSTANCE, place).state() instanceof Community.Registered c) {
      return c.timeZone().getId();
    }
    return DIS.name().equals(actor.role()) && place.equals(actor.scope())
        ? DISTRICT_ZONE
        : refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
  }

  @POST
  @Path("/{id}/agree-policy")
  @Allowed({COM, DIS})
  @Operation(operationId = "agreeBodyPolicy", summary = "Agree on other rules / 修订议事规则")
  public RestResponse<ShownBody> agreePolicy(
      @PathParam("id") UUID id, @NotNull @Valid PolicyRequest body) {
    return bodies.command(
        id,
        body,
        (ask, state) -> {
          Established b = (Established) state;
          return new AgreePolicy(
              new BodyId(id), policy(body, b.place(), b.kind(), ask.at()), ask.actor(), ask.at());
        });
  }

  @POST
  @Path("/{id}/appoint-member")
  @Allowed({COM, DIS})
  @Operation(operationId = "appointMember", summary = "Appoint a member / 任命成员")
  public RestResponse<ShownBody> appoint(
      @PathParam("id") UUID id, @NotNull @Valid AppointRequest body) {
    BodyId bodyId = new BodyId(id);
    UUID person = body.person();
    return bodies.command(
        id,
        body,
        (ask, state) ->
            new AppointMember(
                bodyId,
                person,
                body.office() == null ? Office.MEMBER : new Office(body.office()),
                body.represents() == null ? null : new Side(body.represents()),
                body.from(),
                body.until(),
                people.sealName(person, bodyId, body.name()),
                people.sealBornOn(person, bodyId, body.bornOn()),
                body.bornOn() == null
                    ? null
                    : Period.between(body.bornOn(), body.from()).getYears(),
                people.sealOwnerOf(person, bodyId, body.ownerOf()),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/end-term")
  @Allowed({COM, DIS})
  @Operation(operationId = "endTerm", summary = "End a member's term early / 提前结束任期")
  public RestResponse<ShownBody> endTerm(
      @PathParam("id") UUID id, @NotNull @Valid EndTermRequest body) {
    return bodies.command(
        id,
        body,
        (ask, state) ->
            new EndTerm(new BodyId(id), body.person(), body.lastDay(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/elect-chair")
  @Allowed({COM, DIS})
  @Operation(operationId = "electChair", summary = "Record who was elected chair / 登记当选主席")
  public RestResponse<ShownBody> electChair(
      @PathParam("id") UUID id, @NotNull @Valid ElectRequest body) {
    return bodies.command(
        id,
        body,
        (ask, state) ->
            new ElectChair(
                new BodyId(id), body.person(), body.from(), body.until(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/rotate-chair")
  @Allowed({COM, DIS})
  @Operation(operationId = "rotateChair", summary = "The chair goes to the next in turn / 轮值主席交接")
  public RestResponse<ShownBody> rotateChair(
      @PathParam("id") UUID id, @NotNull @Valid RotateRequest body) {
    return bodies.command(
        id,
        body,
        (ask, state) -> new RotateChair(new BodyId(id), body.from(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/assign-grid-worker")
  @Allowed({COM, DIS})
  @Operation(operationId = "assignBodyGridWorker", summary = "Assign a member to a grid / 分派网格")
  public RestResponse<ShownBody> assign(
      @PathParam("id") UUID id, @NotNull @Valid AssignRequest body) {
    return bodies.command(
        id,
        body,
        (ask, state) ->
            new AssignGridWorker(
                new BodyId(id),
                body.person(),
                body.grid(),
                body.microGrid(),
                body.from(),
                body.until(),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/add-task")
  @Allowed({COM, DIS})
  @Operation(operationId = "addBodyTask", summary = "Put a task on the list / 列入任务清单")
  public RestResponse<ShownBody> addTask(
      @PathParam("id") UUID id, @NotNull @Valid AddTaskRequest body) {
    return bodies.command(
        id,
        body,
        (ask, state) ->
            new AddTask(
                new BodyId(id),
                new BodyTaskId(ask.mintBeside(id, "body-task")),
                body.title().strip(),
                body.owner(),
                body.due(),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/finish-task")
  @Allowed({COM, DIS})
  @Operation(operationId = "finishBodyTask", summary = "A task is done / 任务完成")
  public RestResponse<ShownBody> finishTask(
      @PathParam("id") UUID id, @NotNull @Valid FinishTaskRequest body) {
    return bodies.command(
        id,
        body,
        (ask, state) ->
            new FinishTask(
                new BodyId(id),
                new BodyTaskId(body.task()),
                body.outcome(),
                ask.actor(),
                ask.at()));
  }

  @POST
  @Path("/{id}/dissolve")
  @Allowed({COM, DIS})
  @Operation(operationId = "dissolveBody", summary = "Dissolve a body / 解散组织")
  public RestResponse<ShownBody> dissolve(
      @PathParam("id") UUID id, @NotNull @Valid DissolveRequest body) {
    return bodies.command(
        id,
        body,
        (ask, state) -> new DissolveBody(new BodyId(id), body.reason(), ask.actor(), ask.at()));
  }

  @GET
  @Path("/{id}/members")
  @SignedIn
  @Operation(operationId = "getBodyMembers", summary = "Who holds which office on a day / 某日任职名单")
  public RestResponse<Roll> members(
      @PathParam("id") UUID id,
      @Parameter(description = "The day, e.g. 2026-03-05; absent: today / 日期，如 2026-03-05；缺省为今天")
          @QueryParam("on")
          @Nullable String on) {
    Established body = (Established) bodies.readable(id);
    return ResponseBuilder.ok(audience.roll(body, day(on, body, clock.now()), caller.get()))
        .header("Cache-Control", "private, no-cache")
        .build();
  }

  private static LocalDate day(@Nullable String on, Established body, Instant now) {
    return Days.of("on", on, LocalDate.ofInstant(now, body.timeZone()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getBody", summary = "One body / 组织详情")
  public RestResponse<ShownBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return bodies.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getBodyEvents", summary = "History of a body / 组织历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return bodies.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffBody", summary = "What changed in between / 组织变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return bodies.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listBodies", summary = "Bodies / 组织列表")
  public RestResponse<Page<ShownBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("district") @Nullable UUID district,
      @QueryParam("kind") @Nullable String kind,
      @Parameter(description = "Only think-tanks of this field / 只看此领域的智囊团") @QueryParam("field")
          @Nullable String field,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    UUID place = community == null ? district : community;
    PageQuery query = place == null ? PageQuery.ofMyScopes() : PageQuery.in(place);
    return bodies.page(
        BodyRow.class,
        query
            .where("kind", kind)
            .where("expertField", field)
            .where("state", state)
            .page(cursor, limit));
  }
}
