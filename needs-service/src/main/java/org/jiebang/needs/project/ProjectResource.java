package org.jiebang.needs.project;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.project.Project.Drafted;
import org.jiebang.needs.project.ProjectCommand.StartProject;
import org.jspecify.annotations.Nullable;

/** The project list (项目清单) over HTTP. */
@Path("/api/v1/projects")
@RunOnVirtualThread
@Tag(name = "projects", description = "What is done about needs with resources / 项目清单")
public class ProjectResource {

  private final Endpoint<ProjectCommand, Project, ProjectEvent, ProjectBody, ProjectBody> projects;
  private final ProjectSteps steps;
  private final Rights rights;
  private final CurrentCaller caller;

  ProjectResource(Endpoints endpoints, ProjectSteps steps, Rights rights, CurrentCaller caller) {
    this.projects =
        endpoints.of(
            Projects.INSTANCE,
            new ProjectPicture(),
            "/api/v1/projects",
            (id, body, reader) -> body);
    this.steps = steps;
    this.rights = rights;
    this.caller = caller;
  }

  /**
   * A project to be, from the need list and the resource list.
   *
   * @param needs on a list or on the agenda, in no other project; none: 422 NEED_REQUIRED
   * @param resources what it takes of each, all the time; none: 422 RESOURCE_REQUIRED
   * @param until the last date; at most five years after the first
   */
  @Schema(name = "DraftProjectRequest")
  public record DraftRequest(
      @NotNull UUID community,
      @NotBlank @Size(max = 80) String title,
      @Size(max = 2000) @Nullable String summary,
      @NotNull @Size(max = 8) List<@NotNull UUID> needs,
      @NotNull @Size(max = 7) List<@NotNull @Valid UseRequest> resources,
      @NotNull @PlausibleDay LocalDate from,
      @NotNull @PlausibleDay LocalDate until) {}

  /**
   * What it takes of a resource.
   *
   * @param quantity of its capacity; absent: 1
   */
  @Schema(name = "ResourceUseRequest")
  public record UseRequest(
      @NotNull UUID resource, @Min(1) @Max(100_000) @Nullable Integer quantity) {}

  /** What came of it. */
  @Schema(name = "FinishProjectRequest")
  public record FinishRequest(@Size(max = 2000) @Nullable String outcome) {}

  /** Why; without a reason 422 REASON_REQUIRED. */
  @Schema(name = "StopProjectRequest")
  public record StopRequest(@Size(max = 500) @Nullable String reason) {}

  @POST
  @Path("/draft-from-lists")
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(
      operationId = "draftProjectFromLists",
      summary = "A project from needs and resources / 由需求清单和资源清单生成项目")
  public RestResponse<ProjectBody> draft(@NotNull @Valid DraftRequest body) {
    return projects.createWith(
        body.community(), body, (ask, id) -> steps.draft(new ProjectId(id), body, ask.at()));
  }

  @POST
  @Path("/{id}/approve")
  @Allowed(COM)
  @Operation(operationId = "approveProject", summary = "Approve it and plan its needs / 批准项目")
  public RestResponse<ProjectBody> approve(@PathParam("id") UUID id, @Nullable Empty body) {
    return projects.commandWith(
        id, Empty.BODY, (ask, project) -> steps.approve((Drafted) project, ask));
  }

  @POST
  @Path("/{id}/start")
  @Allowed(COM)
  @Operation(operationId = "startProject", summary = "Begin / 启动项目")
  public RestResponse<ProjectBody> start(@PathParam("id") UUID id, @Nullable Empty body) {
    return projects.command(
        id, Empty.BODY, (ask, project) -> new StartProject(new ProjectId(id), ask.at()));
  }

  @POST
  @Path("/{id}/finish")
  @Allowed(COM)
  @Operation(operationId = "finishProject", summary = "It is done / 项目完成")
  public RestResponse<ProjectBody> finish(
      @PathParam("id") UUID id, @NotNull @Valid FinishRequest body) {
    return projects.commandWith(
        id, body, (ask, project) -> steps.finish((Drafted) project, body.outcome(), ask.at()));
  }

  @POST
  @Path("/{id}/stop")
  @Allowed(COM)
  @Operation(operationId = "stopProject", summary = "Stop it / 终止项目")
  public RestResponse<ProjectBody> stop(
      @PathParam("id") UUID id, @NotNull @Valid StopRequest body) {
    return projects.commandWith(
        id, body, (ask, project) -> steps.stop((Drafted) project, body.reason(), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getProject", summary = "One project / 项目详情")
  public RestResponse<ProjectBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return projects.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({COM, DIS})
  @Operation(operationId = "getProjectEvents", summary = "History of a project / 项目历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return projects.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({COM, DIS})
  @Operation(operationId = "diffProject", summary = "What changed in between / 项目变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return projects.diff(id, from, to);
  }

  /**
   * Also those that a need was in, or that used a resource, ever. Who has nothing to do with the
   * community sees what is approved.
   */
  @GET
  @SignedIn
  @Operation(operationId = "listProjects", summary = "Projects / 项目清单")
  public RestResponse<Page<ProjectBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("need") @Nullable UUID need,
      @QueryParam("resource") @Nullable UUID resource,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return projects.page(
        ProjectRow.class,
        of(community)
            .where("key.id", steps.citing(need, resource))
            .where("state", state)
            .page(cursor, limit));
  }

  private PageQuery of(@Nullable UUID community) {
    if (community == null) {
      return PageQuery.ofMyScopes();
    }
    return rights.near(caller.get(), community)
        ? PageQuery.in(community)
        : PageQuery.everywhere().where("tenant", community).where("openToAll", true);
  }
}
