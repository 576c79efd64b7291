package org.jiebang.needs.grid;

import static java.util.Objects.requireNonNull;
import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.needs.grid.GridMap.Opened;
import org.jiebang.needs.grid.GridMapCommand.OpenGridMap;
import org.jiebang.needs.place.Building;
import org.jiebang.needs.place.BuildingId;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.Days;
import org.jiebang.needs.place.EstateId;
import org.jspecify.annotations.Nullable;

/** Grid maps over HTTP: opening and reading; drawing and staffing have resources of their own. */
@Path("/api/v1/grid-maps")
@RunOnVirtualThread
@Tag(name = "grid maps", description = "Grids and micro-grids of a community / 网格与微网格")
public class GridMapResource {

  private final Endpoint<GridMapCommand, GridMap, GridMapEvent, GridMapBody, GridMapBody> maps;
  private final CommandHandler commands;
  private final Clock clock;

  GridMapResource(GridMapEndpoint door, CommandHandler commands, Clock clock) {
    this.maps = door.maps();
    this.commands = commands;
    this.clock = clock;
  }

  /** The community to be mapped; it has one map. */
  public record OpenGridMapRequest(@NotNull UUID community) {}

  /**
   * Where a place lies on a day.
   *
   * @param located absent: in no micro-grid
   * @param district that the community lay in on that day
   */
  @Schema(name = "PlaceLocated")
  public record LocatedBody(LocalDate on, @Nullable Located located, UUID district) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "openGridMap", summary = "Open a community's grid map / 建立网格地图")
  public RestResponse<GridMapBody> open(@NotNull @Valid OpenGridMapRequest body) {
    CommunityId community = new CommunityId(body.community());
    GridMapId map = GridMapId.of(community);
    return maps.createWith(
        body.community(),
        body,
        (ask, id) -> {
          place(community);
          return List.of(
              Step.of(GridMaps.INSTANCE, map.value(), new OpenGridMap(map, community, ask.at())));
        });
  }

  private Registered place(CommunityId community) {
    return commands.load(Communities.INSTANCE, community.value()).state()
            instanceof Registered place
        ? place
        : refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
  }

  @GET
  @Path("/{id}")
  @Allowed({GRD, COM, DIS})
  @Operation(operationId = "getGridMap", summary = "One grid map, also as on a day / 网格地图，可查任一日")
  public RestResponse<GridMapBody> get(
      @PathParam("id") UUID id,
      @QueryParam("asOf") @Nullable String asOf,
      @Parameter(
              description =
                  "Only what holds on this day, e.g. 2024-06-30; absent: all days"
                      + " / 只看当日有效的，如 2024-06-30；缺省为全部")
          @QueryParam("on")
          @Nullable String on) {
    LocalDate day = on == null ? null : Days.of("on", on);
    RestResponse<GridMapBody> all = maps.get(id, asOf);
    return day == null || all.getEntity() == null
        ? all
        : ResponseBuilder.fromResponse(all).entity(requireNonNull(all.getEntity()).on(day)).build();
  }

  @GET
  @Path("/{id}/located")
  @Allowed({GRD, COM, DIS})
  @Operation(operationId = "locateInGrid", summary = "In which micro-grid a place lies / 查询所属微网格")
  public LocatedBody located(
      @PathParam("id") UUID id,
      @Parameter(description = "The estate, as the community shows it / 小区编号，见社区详情")
          @QueryParam("estate")
          @Nullable UUID estate,
      @Parameter(description = "The building, of the community's / 楼宇编号，见社区楼宇")
          @QueryParam("building")
          @Nullable UUID building,
      @Parameter(description = "The building's unit / 单元") @QueryParam("unit")
          @Nullable Integer unit,
      @Parameter(description = "The number on the door / 房号") @QueryParam("door")
          @Nullable Integer door,
      @Parameter(description = "The day, e.g. 2024-06-30; absent: today, there / 日期，缺省为当地今天")
          @QueryParam("on")
          @Nullable String on) {
    Opened map = (Opened) maps.readable(id);
    Registered place = place(map.community());
    LocalDate day = Days.of("on", on, place.day(clock.now()));
    Building known = building == null ? null : place.buildings().get(new BuildingId(building));
    EstateId in = known != null ? known.estate() : estate == null ? null : new EstateId(estate);
    Spot spot = new Spot(in, known == null ? null : known.id(), unit, door, null);
    return new LocatedBody(day, map.locate(spot, day).orElse(null), place.districtOn(day));
  }

  @GET
  @Path("/{id}/events")
  @Allowed({GRD, COM, DIS})
  @Operation(operationId = "getGridMapEvents", summary = "History of a grid map / 网格地图历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return maps.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({GRD, COM, DIS})
  @Operation(operationId = "diffGridMap", summary = "What changed in between / 网格地图变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return maps.diff(id, from, to);
  }

  @GET
  @Allowed({GRD, COM, DIS})
  @Operation(operationId = "listGridMaps", summary = "Grid maps / 网格地图列表")
  public RestResponse<Page<GridMapBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return maps.page(GridMapRow.class, query.page(cursor, limit));
  }
}
