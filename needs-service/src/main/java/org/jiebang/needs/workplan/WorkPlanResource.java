package org.jiebang.needs.workplan;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.body.Bodies;
import org.jiebang.needs.body.Body;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.Drafts;
import org.jiebang.needs.place.Offices;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.workplan.WorkPlan.Drafted;
import org.jiebang.needs.workplan.WorkPlan.Phase;
import org.jiebang.needs.workplan.WorkPlanCommand.AdoptWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.CloseWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.DraftWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.RecordProgress;
import org.jiebang.needs.workplan.WorkPlanCommand.ReviseWorkPlan;
import org.jiebang.needs.workplan.WorkPlanCommand.TrackWorkPlan;
import org.jspecify.annotations.Nullable;

/** Work plans and task lists over HTTP. */
@Path("/api/v1/work-plans")
@RunOnVirtualThread
@Tag(name = "work plans", description = "Timetables, task maps, task lists / 时间表、任务图、任务清单")
public class WorkPlanResource {

  private final Endpoint<WorkPlanCommand, WorkPlan, WorkPlanEvent, WorkPlanBody, WorkPlanBody>
      plans;
  private final CommandHandler commands;
  private final Clock clock;
  private final Drafts<WorkPlanBody> drafts;
  private final CurrentCaller caller;

  WorkPlanResource(
      Endpoints endpoints,
      CommandHandler commands,
      Clock clock,
      Offices offices,
      CurrentCaller caller) {
    this.drafts =
        new Drafts<>(
            offices,
            Set.of(Phase.ADOPTED.name(), Phase.TRACKED.name(), Phase.CLOSED.name()),
            WorkPlanBody::state,
            WorkPlanBody::community,
            (plan, who) -> false);
    this.plans =
        endpoints.of(WorkPlans.INSTANCE, new WorkPlanPicture(), "/api/v1/work-plans", drafts);
    this.commands = commands;
    this.clock = clock;
    this.caller = caller;
  }

  /**
   * A plan to be.
   *
   * @param body whose plan it is; absent: the community's own
   */
  @Schema(name = "DraftWorkPlanRequest")
  public record DraftRequest(
      @NotNull UUID community,
      @NotNull PlanKind kind,
      @Nullable UUID body,
      @NotNull @Valid PlanRequest content) {}

  /**
   * All that it says from now on, not only what changes.
   *
   * @param reason once it is adopted; without it 422 REASON_REQUIRED
   */
  @Schema(name = "ReviseWorkPlanRequest")
  public record ReviseRequest(
      @NotNull @Valid PlanRequest content, @Size(max = 500) @Nullable String reason) {}

  /**
   * How far a task has come.
   *
   * @param percent 100 is done
   * @param note for people; no personal data
   */
  @Schema(name = "PlanProgressRequest")
  public record ProgressRequest(
      @NotNull @Size(min = 1, max = 20) String task,
      @NotNull @Min(0) @Max(100) Integer percent,
      @Size(max = 500) @Nullable String note) {}

  /** What came of it; where tasks are left open without it 422 REASON_REQUIRED. */
  @Schema(name = "CloseWorkPlanRequest")
  public record CloseRequest(@Size(max = 2000) @Nullable String summary) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "draftWorkPlan", summary = "Draft a plan / 起草工作计划")
  public RestResponse<WorkPlanBody> draft(@NotNull @Valid DraftRequest body) {
    return plans.create(
        body.community(),
        body,
        (ask, id) -> {
          if (!(commands.load(Communities.INSTANCE, body.community()).state()
              instanceof Community.Registered place)) {
            return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
          }
          if (body.body() != null && !has(body.community(), body.body())) {
            return refuse(WorkPlanRefusal.BODY_NOT_FOUND);
          }
          return new DraftWorkPlan(
              new WorkPlanId(id),
              new CommunityId(body.community()),
              place.timeZone(),
              body.kind(),
              body.body(),
              body.content().content(),
              ask.at());
        });
  }

  private boolean has(UUID community, UUID id) {
    return commands.load(Bodies.INSTANCE, id).state() instanceof Body.Established body
        && body.place().equals(community);
  }

  @POST
  @Path("/{id}/revise")
  @Allowed(COM)
  @Operation(operationId = "reviseWorkPlan", summary = "A new version of it / 修订工作计划")
  public RestResponse<WorkPlanBody> revise(
      @PathParam("id") UUID id, @NotNull @Valid ReviseRequest body) {
    return plans.command(
        id,
        body,
        (ask, plan) ->
            new ReviseWorkPlan(
                new WorkPlanId(id), body.content().content(), body.reason(), ask.at()));
  }

  @POST
  @Path("/{id}/adopt")
  @Allowed(COM)
  @Operation(operationId = "adoptWorkPlan", summary = "Adopt a plan / 通过工作计划")
  public RestResponse<WorkPlanBody> adopt(@PathParam("id") UUID id, @Nullable Empty body) {
    return plans.command(
        id, Empty.BODY, (ask, plan) -> new AdoptWorkPlan(new WorkPlanId(id), ask.at()));
  }

  @POST
  @Path("/{id}/track")
  @Allowed(COM)
  @Operation(operationId = "trackWorkPlan", summary = "Begin to keep track / 开始跟踪")
  public RestResponse<WorkPlanBody> track(@PathParam("id") UUID id, @Nullable Empty body) {
    return plans.command(
        id, Empty.BODY, (ask, plan) -> new TrackWorkPlan(new WorkPlanId(id), ask.at()));
  }

  @POST
  @Path("/{id}/record-progress")
  @Allowed({COM, CNC})
  @Operation(operationId = "recordWorkPlanProgress", summary = "How far a task is / 登记进度")
  public RestResponse<WorkPlanBody> progress(
      @PathParam("id") UUID id, @NotNull @Valid ProgressRequest body) {
    return plans.command(
        id,
        body,
        (ask, plan) ->
            new RecordProgress(
                new WorkPlanId(id), body.task(), body.percent(), body.note(), ask.at()));
  }

  @POST
  @Path("/{id}/close")
  @Allowed(COM)
  @Operation(operationId = "closeWorkPlan", summary = "Close a plan / 关闭工作计划")
  public RestResponse<WorkPlanBody> close(
      @PathParam("id") UUID id, @NotNull @Valid CloseRequest body) {
    return plans.command(
        id, body, (ask, plan) -> new CloseWorkPlan(new WorkPlanId(id), body.summary(), ask.at()));
  }

  /** Until it is adopted for the offices of the community. */
  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getWorkPlan", summary = "One plan / 工作计划详情")
  public RestResponse<WorkPlanBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return plans.get(id, asOf);
  }

  /** As of a date; absent: today in the community's time zone. */
  @GET
  @Path("/{id}/outlook")
  @SignedIn
  @Operation(operationId = "getWorkPlanOutlook", summary = "What is due, late, blocked / 到期与逾期")
  public RestResponse<WorkPlanOutlook> outlook(
      @PathParam("id") UUID id, @QueryParam("on") @PlausibleDay @Nullable LocalDate on) {
    Drafted plan = (Drafted) plans.readable(id);
    if (!drafts.exists(plans.shown(id), caller.get())) {
      return refuse(WorkPlanRefusal.WORK_PLAN_NOT_FOUND);
    }
    return RestResponse.ok(
        WorkPlanOutlook.of(
            plan, on == null ? LocalDate.ofInstant(clock.now(), plan.timeZone()) : on));
  }

  @GET
  @Path("/{id}/events")
  @Allowed({COM, CNC, DIS})
  @Operation(operationId = "getWorkPlanEvents", summary = "History of a plan / 工作计划历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return plans.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({COM, CNC, DIS})
  @Operation(operationId = "diffWorkPlan", summary = "What changed in between / 工作计划变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return plans.diff(id, from, to);
  }

  /** Drafts are for the offices of the community. */
  @GET
  @SignedIn
  @Operation(operationId = "listWorkPlans", summary = "Plans / 工作计划列表")
  public RestResponse<Page<WorkPlanBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("body") @Nullable UUID body,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return plans.page(
        WorkPlanRow.class,
        query
            .where("kind", kind)
            .where("ownerBody", body)
            .where("state", drafts.states(caller.get(), community, state))
            .page(cursor, limit));
  }
}
