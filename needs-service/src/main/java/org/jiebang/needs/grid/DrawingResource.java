package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.grid.GridMapCommand.AddMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.DrawBorder;
import org.jiebang.needs.grid.GridMapCommand.DrawGrid;
import org.jiebang.needs.grid.GridMapCommand.MoveMicroGrid;
import org.jiebang.needs.grid.GridMapCommand.RetireGrid;
import org.jiebang.needs.grid.GridMapCommand.RetireMicroGrid;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.PlausibleDay;
import org.jspecify.annotations.Nullable;

/** Drawing grids, micro-grids and borders over HTTP. */
@Path("/api/v1/grid-maps")
@RunOnVirtualThread
@Tag(name = "grid maps")
public class DrawingResource {

  /** As people number them: 3, 3-2, A1. */
  static final String CODE = "[0-9A-Za-z][0-9A-Za-z-]{0,15}";

  private static final String GRID = "The grid, as the map shows it / 网格编号，见网格地图";
  private static final String MICRO = "The micro-grid, as the map shows it / 微网格编号，见网格地图";

  private final Endpoint<GridMapCommand, GridMap, GridMapEvent, GridMapBody, GridMapBody> maps;
  private final CommandHandler commands;

  DrawingResource(GridMapEndpoint door, CommandHandler commands) {
    this.maps = door.maps();
    this.commands = commands;
  }

  /**
   * A grid to be.
   *
   * @param code as people call it, e.g. 3
   * @param from its first day, past or to come
   */
  public record DrawGridRequest(
      @NotNull @Pattern(regexp = CODE) String code,
      @NotBlank @Size(max = 80) String name,
      @NotNull @PlausibleDay LocalDate from) {}

  /** The first day on which there is no such grid. */
  public record RetireGridRequest(@NotNull @PlausibleDay LocalDate from) {}

  /**
   * A micro-grid to be.
   *
   * @param grid that it lies in from its first day on
   * @param code as people call it, e.g. 3-2
   * @param border absent: to be drawn later
   */
  public record AddMicroGridRequest(
      @NotNull UUID grid,
      @NotNull @Pattern(regexp = CODE) String code,
      @NotBlank @Size(max = 80) String name,
      @NotNull @PlausibleDay LocalDate from,
      @Valid @Nullable BorderRequest border) {}

  /** The grid that it lies in from that day on. */
  public record MoveMicroGridRequest(@NotNull UUID grid, @NotNull @PlausibleDay LocalDate from) {}

  /** What lies in it from that day on. */
  public record DrawBorderRequest(
      @NotNull @Valid BorderRequest border, @NotNull @PlausibleDay LocalDate from) {}

  /** The first day on which there is no such micro-grid. */
  public record RetireMicroGridRequest(@NotNull @PlausibleDay LocalDate from) {}

  @POST
  @Path("/{id}/grids")
  @Allowed(COM)
  @Operation(operationId = "drawGrid", summary = "Draw a grid / 划分网格")
  public RestResponse<GridMapBody> drawGrid(
      @PathParam("id") UUID id, @NotNull @Valid DrawGridRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new DrawGrid(
                new GridMapId(id),
                new GridId(ask.mintBeside(id, "grid")),
                body.code(),
                body.name().strip(),
                body.from(),
                ask.at()));
  }

  @POST
  @Path("/{id}/grids/{grid}/retire-grid")
  @Allowed(COM)
  @Operation(operationId = "retireGrid", summary = "Retire a grid / 撤销网格")
  public RestResponse<GridMapBody> retireGrid(
      @PathParam("id") UUID id,
      @Parameter(description = GRID) @PathParam("grid") UUID grid,
      @NotNull @Valid RetireGridRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) -> new RetireGrid(new GridMapId(id), new GridId(grid), body.from(), ask.at()));
  }

  @POST
  @Path("/{id}/micro-grids")
  @Allowed(COM)
  @Operation(operationId = "addMicroGrid", summary = "Add a micro-grid to a grid / 划入微网格")
  public RestResponse<GridMapBody> addMicroGrid(
      @PathParam("id") UUID id, @NotNull @Valid AddMicroGridRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new AddMicroGrid(
                new GridMapId(id),
                new MicroGridId(ask.mintBeside(id, "micro-grid")),
                new GridId(body.grid()),
                body.code(),
                body.name().strip(),
                body.from(),
                body.border() == null ? null : body.border().of(surveyor(map)),
                ask.at()));
  }

  @POST
  @Path("/{id}/micro-grids/{microGrid}/move")
  @Allowed(COM)
  @Operation(operationId = "moveMicroGrid", summary = "Move it to another grid / 调整所属网格")
  public RestResponse<GridMapBody> move(
      @PathParam("id") UUID id,
      @Parameter(description = MICRO) @PathParam("microGrid") UUID microGrid,
      @NotNull @Valid MoveMicroGridRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new MoveMicroGrid(
                new GridMapId(id),
                new MicroGridId(microGrid),
                new GridId(body.grid()),
                body.from(),
                ask.at()));
  }

  @POST
  @Path("/{id}/micro-grids/{microGrid}/border")
  @Allowed(COM)
  @Operation(operationId = "drawBorder", summary = "Draw its border / 划定微网格边界")
  public RestResponse<GridMapBody> drawBorder(
      @PathParam("id") UUID id,
      @Parameter(description = MICRO) @PathParam("microGrid") UUID microGrid,
      @NotNull @Valid DrawBorderRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new DrawBorder(
                new GridMapId(id),
                new MicroGridId(microGrid),
                body.border().of(surveyor(map)),
                body.from(),
                ask.at()));
  }

  @POST
  @Path("/{id}/micro-grids/{microGrid}/retire-micro-grid")
  @Allowed(COM)
  @Operation(operationId = "retireMicroGrid", summary = "Retire a micro-grid / 撤销微网格")
  public RestResponse<GridMapBody> retireMicroGrid(
      @PathParam("id") UUID id,
      @Parameter(description = MICRO) @PathParam("microGrid") UUID microGrid,
      @NotNull @Valid RetireMicroGridRequest body) {
    return maps.command(
        id,
        body,
        (ask, map) ->
            new RetireMicroGrid(
                new GridMapId(id), new MicroGridId(microGrid), body.from(), ask.at()));
  }

  private Surveyor surveyor(GridMap map) {
    return commands.load(Communities.INSTANCE, GridMaps.INSTANCE.tenantOf(map)).state()
            instanceof Registered place
        ? new Surveyor(place)
        : refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
  }
}
