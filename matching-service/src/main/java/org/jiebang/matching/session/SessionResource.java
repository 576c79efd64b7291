package org.jiebang.matching.session;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.HUB;
import static org.jiebang.eventsourcing.identity.Role.TEAM;
import static org.jiebang.eventsourcing.identity.Role.UNI;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.matching.session.Session.Existing;
import org.jiebang.matching.session.Session.Plan;
import org.jiebang.matching.session.SessionCommand.CancelSession;
import org.jiebang.matching.session.SessionCommand.LockSignup;
import org.jiebang.matching.session.SessionCommand.OpenSignup;
import org.jiebang.matching.session.SessionCommand.RecordService;
import org.jiebang.matching.session.SessionCommand.StartSession;
import org.jiebang.matching.task.TaskCommand.StartTask;
import org.jiebang.matching.task.TaskId;
import org.jiebang.matching.task.Tasks;
import org.jspecify.annotations.Nullable;

/** Sessions over HTTP: running them, and reading. Who takes part is in {@link SignUpResource}. */
@Path("/api/v1/sessions")
@RunOnVirtualThread
@Tag(name = "sessions", description = "Sign-up, attendance, service records / 服务场次")
public class SessionResource {

  static final String PATH = "/api/v1/sessions";

  private final Endpoint<SessionCommand, Session, SessionEvent, SessionBody, ShownSession> sessions;
  private final SessionShown shown;
  private final CheckInCodes codes;
  private final CommandHandler commands;
  private final CurrentCaller caller;
  private final Clock clock;
  private final Hierarchy hierarchy;

  SessionResource(
      Endpoints endpoints,
      SessionShown shown,
      CheckInCodes codes,
      CommandHandler commands,
      CurrentCaller caller,
      Clock clock,
      Hierarchy hierarchy) {
    this.sessions = endpoints.of(Sessions.INSTANCE, new SessionPicture(), PATH, shown);
    this.shown = shown;
    this.codes = codes;
    this.commands = commands;
    this.caller = caller;
    this.clock = clock;
    this.hierarchy = hierarchy;
  }

  /**
   * How sign-up is opened.
   *
   * @param waitlistPlaces 0 for no waiting list; 20 when left out
   * @param approval true when the department approves each sign-up; false when left out
   */
  public record OpenRequest(
      @Nullable @Min(0) @Max(500) Integer waitlistPlaces, @Nullable Boolean approval) {}

  /**
   * Why a session is cancelled.
   *
   * @param reason a code such as {@code WEATHER}; everybody sees it
   */
  public record CancelRequest(@NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String reason) {}

  /**
   * A code to show on the spot.
   *
   * @param code eight digits
   * @param goodUntil refused from then on
   */
  public record CodeAnswer(UUID session, String code, String place, Instant goodUntil) {}

  @POST
  @Path("/{id}/open")
  @Allowed({DEP, COM})
  @Operation(operationId = "openSignup", summary = "Open sign-up / 开放报名")
  public RestResponse<ShownSession> open(
      @PathParam("id") UUID id, @NotNull @Valid OpenRequest body) {
    int waiting = body.waitlistPlaces() == null ? 20 : body.waitlistPlaces();
    boolean approval = Boolean.TRUE.equals(body.approval());
    return sessions.command(
        id,
        body,
        (ask, s) -> new OpenSignup(new SessionId(id), waiting, approval, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/lock")
  @Allowed({DEP, COM})
  @Operation(operationId = "lockSignup", summary = "Close sign-up / 截止报名")
  public RestResponse<ShownSession> lock(@PathParam("id") UUID id, @Nullable Empty body) {
    return sessions.command(
        id, Empty.BODY, (ask, s) -> new LockSignup(new SessionId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/start")
  @Allowed(DEP)
  @Operation(operationId = "startSession", summary = "Start a session / 开始活动")
  public RestResponse<ShownSession> start(@PathParam("id") UUID id, @Nullable Empty body) {
    return sessions.commandWith(
        id,
        Empty.BODY,
        (ask, s) -> {
          TaskId task = new TaskId(plan(s).task());
          return List.of(
              Step.of(
                  Sessions.INSTANCE,
                  id,
                  new StartSession(new SessionId(id), ask.actor(), ask.at())),
              Step.of(
                  Tasks.INSTANCE, task.value(), new StartTask(task, true, ask.actor(), ask.at())));
        });
  }

  @POST
  @Path("/{id}/end")
  @Allowed(DEP)
  @Operation(operationId = "endSession", summary = "End a session / 结束活动")
  public RestResponse<ShownSession> end(@PathParam("id") UUID id, @Nullable Empty body) {
    return sessions.commandWith(
        id, Empty.BODY, (ask, s) -> HeldSession.end(new SessionId(id), s, ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/record")
  @Allowed(DEP)
  @Operation(operationId = "recordService", summary = "Count everybody's minutes / 记录服务时长")
  public RestResponse<ShownSession> record(@PathParam("id") UUID id, @Nullable Empty body) {
    return sessions.command(
        id, Empty.BODY, (ask, s) -> new RecordService(new SessionId(id), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/cancel")
  @Allowed({DEP, COM})
  @Operation(operationId = "cancelSession", summary = "Cancel a session / 取消活动")
  public RestResponse<ShownSession> cancel(
      @PathParam("id") UUID id, @NotNull @Valid CancelRequest body) {
    return sessions.command(
        id,
        body,
        (ask, s) -> new CancelSession(new SessionId(id), body.reason(), ask.actor(), ask.at()));
  }

  @GET
  @Path("/{id}/code")
  @Allowed({DEP, GRD})
  @Operation(operationId = "getCheckInCode", summary = "The check-in code of this minute / 签到码")
  public RestResponse<CodeAnswer> code(@PathParam("id") UUID id) {
    if (!(commands.load(Sessions.INSTANCE, id).state() instanceof Existing s)) {
      throw new Rejected(SessionRefusal.SESSION_NOT_FOUND);
    }
    Plan plan = s.plan();
    if (!shown.runsOrHosts(
        caller.get(), plan.community(), plan.organisation(), plan.department())) {
      throw new Rejected(
          s.signup() == null ? SessionRefusal.SESSION_NOT_FOUND : SessionRefusal.ROLE_NOT_ALLOWED);
    }
    CheckInCodes.Code code = codes.code(id, clock.now());
    return RestResponse.ResponseBuilder.ok(
            new CodeAnswer(id, code.code(), plan.place(), code.goodUntil()),
            MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getSession", summary = "One session / 活动详情")
  public RestResponse<ShownSession> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return sessions.get(id, asOf);
  }

  /** Its events name those who took part, so they are not for everybody who sees the session. */
  @GET
  @Path("/{id}/events")
  @Allowed({DEP, UNI, TEAM, COM, GRD, HUB, DIS})
  @Operation(operationId = "getSessionEvents", summary = "History / 活动历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    staffOnly(id);
    return sessions.events(id, after, limit);
  }

  private void staffOnly(UUID id) {
    if (commands.load(Sessions.INSTANCE, id).state() instanceof Existing s
        && s.signup() != null
        && !shown.runsOrHosts(
            caller.get(), s.plan().community(), s.plan().organisation(), s.plan().department())) {
      throw new Rejected(SessionRefusal.ROLE_NOT_ALLOWED);
    }
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffSession", summary = "What changed in between / 活动变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return sessions.diff(id, from, to);
  }

  /**
   * Sessions of a community, organisation or department the caller belongs to; without any, all
   * whose sign-up has opened.
   *
   * @param state e.g. {@code OPEN}
   */
  @GET
  @SignedIn
  @Operation(operationId = "listSessions", summary = "Sessions / 活动列表")
  public RestResponse<Page<ShownSession>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("task") @Nullable UUID task,
      @QueryParam("organisation") @Nullable UUID organisation,
      @QueryParam("department") @Nullable UUID department,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query =
        community != null
            ? PageQuery.in(community)
            : mine(organisation) || mine(department)
                ? PageQuery.everywhere()
                : PageQuery.everywhere().where("madePublic", true);
    return sessions.page(
        SessionRow.class,
        query
            .where("task", task)
            .where("organisation", organisation)
            .where("department", department)
            .where("state", state)
            .page(cursor, limit));
  }

  private boolean mine(@Nullable UUID organisation) {
    return organisation != null
        && caller.get().scopes().stream().anyMatch(at -> hierarchy.covers(at, organisation));
  }

  static Plan plan(Session session) {
    return switch (session) {
      case Existing s -> s.plan();
      case Session.Unplanned() -> throw new Rejected(SessionRefusal.SESSION_NOT_FOUND);
    };
  }
}
