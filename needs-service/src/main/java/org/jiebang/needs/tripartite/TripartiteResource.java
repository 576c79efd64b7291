package org.jiebang.needs.tripartite;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.OWN;
import static org.jiebang.eventsourcing.identity.Role.PRO;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.body.Bodies;
import org.jiebang.needs.body.Body;
import org.jiebang.needs.body.BodyId;
import org.jiebang.needs.body.BodyKind;
import org.jiebang.needs.body.BodyRefusal;
import org.jiebang.needs.body.Member;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.policy.PoliciesInForce;
import org.jiebang.needs.tripartite.Tripartite.Running;
import org.jiebang.needs.tripartite.TripartiteCommand.AgreeDuties;
import org.jiebang.needs.tripartite.TripartiteCommand.CoordinateMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.DecideMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.HoldDuty;
import org.jiebang.needs.tripartite.TripartiteCommand.RaiseMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.SolveMatter;
import org.jiebang.needs.tripartite.TripartiteCommand.Solved;
import org.jiebang.needs.tripartite.TripartiteCommand.StartTripartite;
import org.jiebang.needs.tripartite.TripartiteCommand.SurveyMatter;
import org.jspecify.annotations.Nullable;

/** Tripartite coordination over HTTP. */
@Path("/api/v1/tripartites")
@RunOnVirtualThread
@Tag(name = "tripartites", description = "Community, owners' committee and property company / 三方协同")
public class TripartiteResource {

  private final Endpoint<
          TripartiteCommand, Tripartite, TripartiteEvent, TripartiteBody, ShownTripartite>
      tripartites;
  private final CommandHandler commands;
  private final PoliciesInForce policies;
  private final TripartiteTexts texts;

  TripartiteResource(
      Endpoints endpoints,
      CommandHandler commands,
      PoliciesInForce policies,
      TripartiteTexts texts) {
    this.tripartites =
        endpoints.of(Tripartites.INSTANCE, new TripartitePicture(), "/api/v1/tripartites", texts);
    this.commands = commands;
    this.policies = policies;
    this.texts = texts;
  }

  /**
   * A coordination to be; a community has one.
   *
   * @param duties absent: what the community's policy says; by default weekly touch-base, monthly
   *     meeting, quarterly bulletin, yearly appraisal. How often each is due, it says, too
   * @param jointMeeting a joint meeting of the community; required for the joint conference
   * @param from the duties begin with the period of this day; absent: today
   */
  public record StartRequest(
      @NotNull UUID community,
      @Size(min = 1, max = 5) @Nullable List<@NotNull Duty> duties,
      @Nullable UUID jointMeeting,
      @PlausibleDay @Nullable LocalDate from) {}

  /**
   * All that the parties keep from now on; what is new begins with the present period.
   *
   * @param jointMeeting a joint meeting of the community; required for the joint conference
   */
  public record AgreeRequest(
      @NotNull @Size(min = 1, max = 5) List<@NotNull Duty> duties, @Nullable UUID jointMeeting) {}

  /**
   * A matter for the three parties.
   *
   * @param title what it is about, for everybody of the place; names nobody
   * @param details for the three parties and the district only
   * @param forOwners true: the owners' committee decides before it can be solved; absent: false
   * @param apart true: it stands apart in the counts; absent: false
   */
  public record RaiseRequest(
      @NotBlank @Size(max = 120) String title,
      @Size(max = 2000) @Nullable String details,
      @Nullable Boolean forOwners,
      @Nullable Boolean apart) {}

  /** What the property company found. */
  public record SurveyRequest(@NotNull UUID matter, @NotBlank @Size(max = 2000) String findings) {}

  /** What the owners' committee decides; no closes the matter. */
  public record DecideRequest(
      @NotNull UUID matter, @NotNull Boolean approved, @Size(max = 2000) @Nullable String reason) {}

  /**
   * Where the community takes a matter.
   *
   * @param office e.g. the subdistrict office or the waterworks; names nobody
   */
  public record CoordinateRequest(
      @NotNull UUID matter,
      @NotBlank @Size(max = 80) String office,
      @Size(max = 2000) @Nullable String note) {}

  /** What shows that a matter is solved; without it 422 EVIDENCE_REQUIRED. */
  @Schema(name = "SolveMatterRequest")
  public record SolveRequest(@NotNull UUID matter, @Size(max = 2000) @Nullable String evidence) {}

  /**
   * A duty that was kept.
   *
   * @param heldOn the day; its week, month, quarter or year is the period
   * @param matters what was talked about
   * @param solved what was solved with it
   */
  public record HoldRequest(
      @NotNull Duty duty,
      @NotNull @PlausibleDay LocalDate heldOn,
      @Size(max = 100) @Nullable List<@NotNull UUID> matters,
      @Size(max = 50) @Nullable List<@NotNull @Valid SolveRequest> solved) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "startTripartite", summary = "Start the coordination / 启动三方协同")
  public RestResponse<ShownTripartite> start(@NotNull @Valid StartRequest body) {
    CommunityId community = new CommunityId(body.community());
    TripartiteId id = TripartiteId.of(community);
    return tripartites.createWith(
        body.community(),
        body,
        (ask, minted) -> {
          if (!(commands.load(Communities.INSTANCE, body.community()).state()
              instanceof Community.Registered place)) {
            return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
          }
          return List.of(
              Step.of(
                  Tripartites.INSTANCE,
                  id.value(),
                  new StartTripartite(
                      id,
                      community,
                      place.timeZone(),
                      duties(body.duties(), community, ask.at()),
                      jointMeeting(body.jointMeeting(), community),
                      body.from() == null
                          ? LocalDate.ofInstant(ask.at(), place.timeZone())
                          : body.from(),
                      ask.at())));
        });
  }

  @POST
  @Path("/{id}/agree-duties")
  @Allowed(COM)
  @Operation(operationId = "agreeDuties", summary = "Agree on other duties / 修订履职约定")
  public RestResponse<ShownTripartite> agreeDuties(
      @PathParam("id") UUID id, @NotNull @Valid AgreeRequest body) {
    return tripartites.command(
        id,
        body,
        (ask, state) -> {
          CommunityId community = new CommunityId(Tripartites.INSTANCE.tenantOf(state));
          return new AgreeDuties(
              new TripartiteId(id),
              duties(body.duties(), community, ask.at()),
              jointMeeting(body.jointMeeting(), community),
              ask.at());
        });
  }

  /** How often each is due, the community decides; what it says nothing of, as is usual. */
  private Map<Duty, Cadence> duties(@Nullable List<Duty> named, CommunityId community, Instant at) {
    Map<Duty, Cadence> decided = policies.at(community.value(), at).duties();
    if (named == null) {
      return decided;
    }
    var duties = new EnumMap<Duty, Cadence>(Duty.class);
    named.forEach(duty -> duties.put(duty, decided.getOrDefault(duty, duty.usual())));
    return duties;
  }

  private @Nullable BodyId jointMeeting(@Nullable UUID id, CommunityId community) {
    if (id == null) {
      return null;
    }
    return commands.load(Bodies.INSTANCE, id).state() instanceof Body.Established body
            && body.kind() == BodyKind.JOINT_MEETING
            && body.place().equals(community.value())
        ? body.body()
        : refuse(BodyRefusal.BODY_NOT_FOUND);
  }

  @POST
  @Path("/{id}/raise-matter")
  @Allowed({COM, OWN, PRO})
  @Operation(operationId = "raiseMatter", summary = "Raise a matter / 提出事项")
  public RestResponse<ShownTripartite> raise(
      @PathParam("id") UUID id, @NotNull @Valid RaiseRequest body) {
    TripartiteId tripartite = new TripartiteId(id);
    return tripartites.command(
        id,
        body,
        (ask, state) ->
            new RaiseMatter(
                tripartite,
                new MatterId(ask.mintBeside(id, "matter")),
                Party.of(ask.actor().role()),
                body.title().strip(),
                texts.sealed(ask.actor(), tripartite, TripartiteTexts.DETAILS, body.details()),
                Boolean.TRUE.equals(body.forOwners()),
                Boolean.TRUE.equals(body.apart()),
                ask.at()));
  }

  @POST
  @Path("/{id}/survey-matter")
  @Allowed(PRO)
  @Operation(operationId = "surveyMatter", summary = "Say what was found / 物业摸排")
  public RestResponse<ShownTripartite> survey(
      @PathParam("id") UUID id, @NotNull @Valid SurveyRequest body) {
    TripartiteId tripartite = new TripartiteId(id);
    return tripartites.command(
        id,
        body,
        (ask, state) ->
            new SurveyMatter(
                tripartite,
                new MatterId(body.matter()),
                texts.seal(ask.actor(), tripartite, TripartiteTexts.FINDINGS, body.findings()),
                ask.at()));
  }

  @POST
  @Path("/{id}/decide-matter")
  @Allowed(OWN)
  @Operation(operationId = "decideMatter", summary = "Decide for the owners / 业委会决定")
  public RestResponse<ShownTripartite> decide(
      @PathParam("id") UUID id, @NotNull @Valid DecideRequest body) {
    TripartiteId tripartite = new TripartiteId(id);
    return tripartites.command(
        id,
        body,
        (ask, state) ->
            new DecideMatter(
                tripartite,
                new MatterId(body.matter()),
                body.approved(),
                texts.sealed(ask.actor(), tripartite, TripartiteTexts.REASON, body.reason()),
                ask.at()));
  }

  @POST
  @Path("/{id}/coordinate-matter")
  @Allowed(COM)
  @Operation(operationId = "coordinateMatter", summary = "Take a matter upward / 社区向上协调")
  public RestResponse<ShownTripartite> coordinate(
      @PathParam("id") UUID id, @NotNull @Valid CoordinateRequest body) {
    TripartiteId tripartite = new TripartiteId(id);
    return tripartites.command(
        id,
        body,
        (ask, state) ->
            new CoordinateMatter(
                tripartite,
                new MatterId(body.matter()),
                body.office().strip(),
                texts.sealed(ask.actor(), tripartite, TripartiteTexts.NOTE, body.note()),
                ask.at()));
  }

  @POST
  @Path("/{id}/solve-matter")
  @Allowed({COM, OWN, PRO})
  @Operation(operationId = "solveMatter", summary = "A matter is solved / 事项办结")
  public RestResponse<ShownTripartite> solve(
      @PathParam("id") UUID id, @NotNull @Valid SolveRequest body) {
    TripartiteId tripartite = new TripartiteId(id);
    return tripartites.command(
        id,
        body,
        (ask, state) ->
            new SolveMatter(
                tripartite,
                new MatterId(body.matter()),
                Party.of(ask.actor().role()),
                texts.sealed(ask.actor(), tripartite, TripartiteTexts.EVIDENCE, body.evidence()),
                ask.at()));
  }

  @POST
  @Path("/{id}/hold")
  @Allowed(COM)
  @Operation(operationId = "holdTripartite", summary = "Record a duty that was kept / 登记履职")
  public RestResponse<ShownTripartite> hold(
      @PathParam("id") UUID id, @NotNull @Valid HoldRequest body) {
    TripartiteId tripartite = new TripartiteId(id);
    return tripartites.command(
        id,
        body,
        (ask, state) ->
            new HoldDuty(
                tripartite,
                body.duty(),
                body.heldOn(),
                body.matters() == null
                    ? List.of()
                    : body.matters().stream().distinct().map(MatterId::new).toList(),
                solved(body.solved(), ask.actor(), tripartite),
                Party.of(ask.actor().role()),
                body.duty() == Duty.JOINT_CONFERENCE ? chair(state, body.heldOn()) : null,
                ask.at()));
  }

  private List<Solved> solved(
      @Nullable List<SolveRequest> solved, Actor actor, TripartiteId tripartite) {
    return solved == null
        ? List.of()
        : solved.stream()
            .map(
                s ->
                    new Solved(
                        new MatterId(s.matter()),
                        texts.sealed(actor, tripartite, TripartiteTexts.EVIDENCE, s.evidence())))
            .toList();
  }

  /** Who is in the chair follows from the joint meeting's own events. */
  private @Nullable UUID chair(Tripartite state, LocalDate day) {
    if (!(state instanceof Running running)
        || running.jointMeeting() == null
        || !(commands.load(Bodies.INSTANCE, running.jointMeeting().value()).state()
            instanceof Body.Established body)) {
      return null;
    }
    Member chair = body.chairOn(day);
    return chair == null ? null : chair.person();
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getTripartite", summary = "One coordination / 三方协同详情")
  public RestResponse<ShownTripartite> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return tripartites.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getTripartiteEvents", summary = "Its history / 三方协同历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return tripartites.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffTripartite", summary = "What changed in between / 三方协同变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return tripartites.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listTripartites", summary = "Coordinations / 三方协同列表")
  public RestResponse<Page<ShownTripartite>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return tripartites.page(TripartiteRow.class, query.where("state", state).page(cursor, limit));
  }
}
