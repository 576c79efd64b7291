package org.jiebang.needs.grid;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.ImportMode;
import org.jiebang.eventsourcing.http.ImportReport;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.RowImports;
import org.jiebang.eventsourcing.http.RowStep;
import org.jiebang.eventsourcing.http.SentSheet;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.sheet.Column;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.sheet.Table;
import org.jiebang.needs.grid.GridMapCommand.TakeRow;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jspecify.annotations.Nullable;

/** A grid map out of a spreadsheet, a row each, and into one that brings it in again. */
@Path("/api/v1/grid-maps")
@RunOnVirtualThread
@Tag(name = "grid maps")
public class GridMapImportResource {

  private static final List<Column> COLUMNS =
      List.of(
          Column.needed("kind", "类型"),
          Column.optional("grid", "网格"),
          Column.optional("microGrid", "微网格"),
          Column.optional("name", "名称"),
          Column.needed("from", "起", "起始日期"),
          Column.optional("until", "止", "截止日期"),
          Column.optional("estate", "小区"),
          Column.optional("building", "楼栋", "楼宇"),
          Column.optional("unit", "单元"),
          Column.optional("fromDoor", "起始房号"),
          Column.optional("toDoor", "截止房号"),
          Column.optional("outline", "边界"),
          Column.optional("template", "队伍构架"),
          Column.optional("slot", "岗位"),
          Column.optional("office", "职务"),
          Column.optional("person", "人员编号"));

  private final RowImports imports;
  private final SentSheet sheet;
  private final GridMapEndpoint door;
  private final CommandHandler commands;

  GridMapImportResource(
      RowImports imports, SentSheet sheet, GridMapEndpoint door, CommandHandler commands) {
    this.imports = imports;
    this.sheet = sheet;
    this.door = door;
    this.commands = commands;
  }

  @POST
  @Path("/imports")
  @Consumes(MediaType.WILDCARD) // who may not is told so before what they send is looked at
  @Allowed(COM)
  @Operation(operationId = "importGridMap", summary = "Draw a grid map by a sheet / 批量导入网格")
  public RestResponse<ImportReport> importGridMap(
      @QueryParam("community") @NotNull UUID community,
      @QueryParam("mode") @Nullable String mode,
      @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = SheetFormat.CSV_TYPE,
                    schema = @Schema(type = SchemaType.STRING)),
                @Content(
                    mediaType = SheetFormat.XLSX_TYPE,
                    schema = @Schema(type = SchemaType.STRING, format = "binary"))
              })
          byte[] body) {
    CommunityId id = new CommunityId(community);
    return imports.run(
        community,
        ImportMode.of(mode),
        () -> Table.of(sheet.format(), body, sheet.charset(), COLUMNS, sheet.limits()),
        GridSheetRow.class,
        (ask, row) -> step(ask, id, row));
  }

  private RowStep step(Ask ask, CommunityId community, GridSheetRow row) {
    GridMapId map = GridMapId.of(community);
    UUID made = ask.mintBeside(map.value(), "grid");
    boolean makes = List.of("GRID", "网格", "MICRO_GRID", "微网格").contains(row.kind());
    return RowStep.of(
        GridMaps.INSTANCE,
        map.value(),
        makes ? made : map.value(),
        () -> new TakeRow(map, made, new GridSheetIn(place(community)).of(row), ask.at()));
  }

  private Registered place(CommunityId community) {
    return commands.load(Communities.INSTANCE, community.value()).state()
            instanceof Registered place
        ? place
        : refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
  }

  @GET
  @Path("/{id}/rows")
  @Allowed({GRD, COM, DIS})
  @Operation(
      operationId = "listGridMapRows",
      summary = "The map as a sheet brings it in / 网格地图表格，可再导入")
  public RestResponse<Page<GridSheetRow>> rows(@PathParam("id") UUID id) {
    door.maps().readable(id);
    GridMapBody map = door.maps().shown(id);
    List<GridSheetRow> all = GridSheetOut.rows(map, place(new CommunityId(map.community())));
    return ResponseBuilder.ok(new Page<>(all, null), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-cache")
        .build();
  }
}
