package org.jiebang.needs.place;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.http.ImportMode;
import org.jiebang.eventsourcing.http.ImportReport;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.RowImports;
import org.jiebang.eventsourcing.http.RowStep;
import org.jiebang.eventsourcing.http.SentSheet;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.eventsourcing.sheet.Column;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.sheet.Table;
import org.jiebang.needs.place.Community.Registered;
import org.jiebang.needs.place.CommunityCommand.AddBuildingIn;
import org.jiebang.needs.place.CommunityCommand.AddEstate;
import org.jspecify.annotations.Nullable;

/** The estates and buildings of a community out of a spreadsheet, a row each, and into one. */
@Path("/api/v1/communities")
@RunOnVirtualThread
@Tag(name = "communities")
public class PlaceImportResource {

  private static final List<Column> COLUMNS =
      List.of(
          Column.needed("name", "小区", "小区名称", "名称"),
          Column.optional("building", "楼栋", "楼宇", "幢"),
          Column.optional("units", "单元数"),
          Column.optional("floors", "层数", "楼层数"),
          Column.optional("doors", "户数"));

  private final RowImports imports;
  private final SentSheet sheet;
  private final CommunityEndpoint door;

  PlaceImportResource(RowImports imports, SentSheet sheet, CommunityEndpoint door) {
    this.door = door;
    this.imports = imports;
    this.sheet = sheet;
  }

  /**
   * An estate, or one of its buildings, or a building that stands alone.
   *
   * @param name of the estate; absent: the building stands alone
   * @param building its name; absent: the row is about the estate itself
   * @param units stairwells with a door of their own, of the building; so {@code floors}
   * @param doors of flats or offices, in the whole building
   */
  @Schema(name = "PlaceRow")
  public record PlaceRow(
      @Size(min = 1, max = 80) @Nullable String name,
      @Size(min = 1, max = 80) @Nullable String building,
      @Min(1) @Max(100) @Nullable Integer units,
      @Min(1) @Max(200) @Nullable Integer floors,
      @Min(0) @Max(10_000) @Nullable Integer doors) {}

  @POST
  @Path("/imports")
  @Consumes(MediaType.WILDCARD) // who may not is told so before what they send is looked at
  @Allowed({COM, DIS})
  @Operation(
      operationId = "importEstates",
      summary = "Add estates and buildings by a sheet / 批量导入小区和楼宇")
  public RestResponse<ImportReport> importEstates(
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
    return imports.run(
        community,
        ImportMode.of(mode),
        () -> Table.of(sheet.format(), body, sheet.charset(), COLUMNS, sheet.limits()),
        PlaceRow.class,
        (ask, row) -> step(ask, new CommunityId(community), row));
  }

  private static RowStep step(Ask ask, CommunityId community, PlaceRow row) {
    UUID id = community.value();
    String building = row.building();
    if (building == null) {
      UUID estate = ask.mintBeside(id, "estate");
      return RowStep.of(
          Communities.INSTANCE,
          id,
          estate,
          () -> new AddEstate(community, new EstateId(estate), estateOf(row), ask.at()));
    }
    UUID made = ask.mintBeside(id, "building");
    return RowStep.of(
        Communities.INSTANCE,
        id,
        made,
        () ->
            new AddBuildingIn(
                community,
                new BuildingId(made),
                row.name(),
                building,
                row.units(),
                row.floors(),
                row.doors(),
                ask.at()));
  }

  private static String estateOf(PlaceRow row) {
    if (row.name() == null) {
      throw Violation.of("name", "must be given, or a building", "须填写小区或楼栋");
    }
    if (row.units() != null || row.floors() != null || row.doors() != null) {
      throw Violation.of("building", "must be given with what is said of it", "须填写所述楼栋");
    }
    return row.name();
  }

  @GET
  @Path("/{id}/places")
  @SignedIn
  @Operation(
      operationId = "listPlaces",
      summary = "Its estates and buildings, as a sheet brings them in / 小区和楼宇，可再导入")
  public RestResponse<Page<PlaceRow>> places(@PathParam("id") UUID id) {
    Registered community = (Registered) door.communities().readable(id);
    var names = new PlaceNames(community);
    List<PlaceRow> all =
        Stream.concat(
                community.estates().values().stream()
                    .map(name -> new PlaceRow(name, null, null, null, null)),
                community.buildings().values().stream()
                    .filter(b -> b.estate() == null || community.estates().containsKey(b.estate()))
                    .map(b -> row(b, names)))
            .toList();
    return ResponseBuilder.ok(new Page<>(all, null), MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-cache")
        .build();
  }

  /** What is closed is left out: a sheet would make it anew. */
  private static PlaceRow row(Building b, PlaceNames names) {
    String estate = b.estate() == null ? null : names.name(b.estate());
    return new PlaceRow(estate, b.name(), b.units(), b.floors(), b.doors());
  }
}
