package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.identity.Role.COM;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.grid.GridMapCommand.AppointMember;
import org.jiebang.needs.grid.GridMapCommand.AssignGridWorker;
import org.jiebang.needs.grid.GridMapCommand.EndMember;
import org.jiebang.needs.grid.GridMapCommand.FormGridTeam;
import org.jiebang.needs.grid.GridMapCommand.ReleaseGridWorker;
import org.jiebang.needs.place.PlausibleDay;
import org.jspecify.annotations.Nullable;

/** Grid teams and grid workers over HTTP. */
@Path("/api/v1/grid-maps")
@RunOnVirtualThread
@Tag(name = "grid maps")
public class StaffingResource {

  private static final String GRID = "The grid, as the map shows it / 网格编号，见网格地图";
  private static final String MICRO = "The micro-grid, as the map shows it / 微网格编号，见网格地图";
  private static final String PERSON = "Their person id / 人员编号";

  private final Endpoint<GridMapCommand, GridMap, GridMapEvent, GridMapBody, GridMapBody> maps;

  StaffingResource(GridMapEndpoint door) {
    this.maps = door.maps();
  }

  /**
   * How the team is made up.
   *
   * @param template slots and their seats, N for any number; absent: 1+1+3+N
   */
  public record FormGridTeamRequest(
      @Pattern(regexp = TeamTemplate.FORM) @Size(max = 40) @Nullable String template) {}

  /**
   * Somebody to be in the team.
   *
   * @param slot of the template, from 1
   * @param office what they are called there, e.g. GRID_LEAD
   * @param until the first day on which they no longer are; absent: until they are ended
   */
  public record AppointMemberRequest(
      @NotNull @Min(1) @Max(10) Integer slot,
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,31}") String office,
      @NotNull UUID person,
      @NotNull @PlausibleDay LocalDate from,
      @PlausibleDay @Nullable LocalDate until) {}

  /** The first day on which they no longer are in the team. */
  public record EndMemberRequest(@NotNull @PlausibleDay LocalDate until) {}

  /**
   * Somebody to look after the micro-grid.
   *
   * @param until the first day on which they no longer do; absent: until they are released
   */
  public record AssignGridWorkerRequest(
      @NotNull UUID person,
      @NotNull @PlausibleDay LocalDate from,
      @PlausibleDay @Nullable LocalDate until) {}

  /** The first day on which they no longer look after it. */
  public record ReleaseGridWorkerRequest(@NotNull @PlausibleDay LocalDate until) {}

  @POST
  @Path("/{id}/grids/{grid}/form-team")
  @Allowed(COM)
  @Operation(operationId = "formGridTeam", summary = "Form a grid team / 组建网格队伍")
  public RestResponse<GridMapBody> formTeam(
      @PathParam("id") UUID id,
      @Parameter(description = GRID) @PathParam("grid") UUID grid,
      @NotNull @Valid FormGridTeamRequest body) {
    TeamTemplate template =
        body.template() == null ? TeamTemplate.DEFAULT : new TeamTemplate(body.template());
    return maps.command(
        id,
        body,
        (ask, map) -> new FormGridTeam(new GridMapId(id), new GridId(grid), template, ask.at()));
  }

  @POST
  @Path("/{id}/grids/{grid}/appoint-member")
  @Allowed(COM)
  @Operation(operationId = "appointGridTeamMember", summary = "Appoint to a grid team / 任命网格队伍成员")
  public RestResponse<GridMapBody> appoint(
      @PathParam("id") UUID id,
      @Parameter(description = GRID) @PathParam("grid") UUID grid,
      @NotNull @Valid AppointMemberRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new AppointMember(
                new GridMapId(id),
                new GridId(grid),
                body.slot(),
                body.office(),
                body.person(),
                body.from(),
                body.until(),
                ask.at()));
  }

  @POST
  @Path("/{id}/grids/{grid}/members/{person}/end-member")
  @Allowed(COM)
  @Operation(operationId = "endGridTeamMember", summary = "End a term in a grid team / 结束网格队伍任期")
  public RestResponse<GridMapBody> end(
      @PathParam("id") UUID id,
      @Parameter(description = GRID) @PathParam("grid") UUID grid,
      @Parameter(description = PERSON) @PathParam("person") UUID person,
      @NotNull @Valid EndMemberRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new EndMember(new GridMapId(id), new GridId(grid), person, body.until(), ask.at()));
  }

  @POST
  @Path("/{id}/micro-grids/{microGrid}/assign-worker")
  @Allowed(COM)
  @Operation(operationId = "assignGridWorker", summary = "Assign a grid worker / 指派网格员")
  public RestResponse<GridMapBody> assign(
      @PathParam("id") UUID id,
      @Parameter(description = MICRO) @PathParam("microGrid") UUID microGrid,
      @NotNull @Valid AssignGridWorkerRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new AssignGridWorker(
                new GridMapId(id),
                new MicroGridId(microGrid),
                body.person(),
                body.from(),
                body.until(),
                ask.at()));
  }

  @POST
  @Path("/{id}/micro-grids/{microGrid}/workers/{person}/release-worker")
  @Allowed(COM)
  @Operation(operationId = "releaseGridWorker", summary = "Release a grid worker / 解除网格员")
  public RestResponse<GridMapBody> release(
      @PathParam("id") UUID id,
      @Parameter(description = MICRO) @PathParam("microGrid") UUID microGrid,
      @Parameter(description = PERSON) @PathParam("person") UUID person,
      @NotNull @Valid ReleaseGridWorkerRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new ReleaseGridWorker(
                new GridMapId(id), new MicroGridId(microGrid), person, body.until(), ask.at()));
  }
}
