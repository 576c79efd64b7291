package org.jiebang.needs.need;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.GRD;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.ImportMode;
import org.jiebang.eventsourcing.http.ImportReport;
import org.jiebang.eventsourcing.http.RowImports;
import org.jiebang.eventsourcing.http.RowStep;
import org.jiebang.eventsourcing.http.SentSheet;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.sheet.Column;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.jiebang.eventsourcing.sheet.Table;
import org.jiebang.needs.need.NeedResource.SubmitRequest;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.EstateId;
import org.jiebang.needs.taxonomy.Catalogue;
import org.jiebang.needs.taxonomy.Catalogues;
import org.jiebang.needs.taxonomy.FieldDefinition;
import org.jspecify.annotations.Nullable;

/** Needs that were collected on paper or in a spreadsheet: each row is submitted by itself. */
@Path(NeedEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "needs")
public class NeedImportResource {

  private static final List<Column> COLUMNS =
      List.of(
          Column.needed("category", "类别", "需求类别"),
          Column.needed("text", "需求", "需求内容", "诉求"),
          Column.optional("authorName", "姓名", "居民姓名"),
          Column.optional("authorPhone", "电话", "联系电话"),
          Column.optional("estate", "小区", "所属小区"),
          Column.optional("building", "楼栋"),
          Column.optional("door", "门牌", "房号"),
          Column.optional("riskStatement", "风险说明"),
          Column.optional("channel", "渠道", "来源"),
          Column.optional("onBehalfOf", "代谁提出"),
          Column.optional("anonymous", "匿名"),
          Column.optional("targetGroup", "服务对象"),
          Column.optional("author", "居民编号"));

  private final RowImports imports;
  private final SentSheet sheet;
  private final NeedSubmission submission;
  private final CommandHandler commands;
  private final Catalogues catalogues;

  NeedImportResource(
      RowImports imports,
      SentSheet sheet,
      NeedSubmission submission,
      CommandHandler commands,
      Catalogues catalogues) {
    this.catalogues = catalogues;
    this.imports = imports;
    this.sheet = sheet;
    this.submission = submission;
    this.commands = commands;
  }

  /**
   * A row.
   *
   * @param category by its code or its name
   * @param estate by its id or its name
   */
  record SheetNeed(
      @NotBlank @Size(max = 80) String category,
      @NotBlank @Size(max = 4000) String text,
      @Size(max = 80) @Nullable String authorName,
      @Pattern(regexp = "\\+?[0-9][0-9 -]{4,19}") @Nullable String authorPhone,
      @Size(max = 80) @Nullable String estate,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String building,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String door,
      @Size(max = 2000) @Nullable String riskStatement,
      @Known @Nullable Channel channel,
      @Size(max = 80) @Nullable String onBehalfOf,
      @Nullable Boolean anonymous,
      @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") @Nullable String targetGroup,
      @Nullable UUID author,
      @Size(max = 20) @Nullable Map<String, @NotNull @Size(max = 2000) String> fields) {}

  @POST
  @Path("/imports")
  @Consumes(MediaType.WILDCARD) // who may not is told so before what they send is looked at
  @Allowed({COM, GRD})
  @Operation(operationId = "importNeeds", summary = "Submit needs by a sheet / 批量导入需求")
  public RestResponse<ImportReport> importNeeds(
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
        () ->
            Table.of(
                sheet.format(),
                body,
                sheet.charset(),
                columns(new CommunityId(community)),
                sheet.limits()),
        SheetNeed.class,
        (ask, row) -> submitted(new CommunityId(community), ask, row));
  }

  /** Those of every need, and one for each question that a category of the community asks. */
  private List<Column> columns(CommunityId community) {
    return Stream.concat(
            COLUMNS.stream(),
            entries(community).stream()
                .flatMap(entry -> entry.definition().fields().stream())
                .map(FieldDefinition::code)
                .distinct()
                .map(code -> Column.optional("fields." + code)))
        .toList();
  }

  private List<Catalogue.Entry> entries(CommunityId community) {
    return commands.load(Communities.INSTANCE, community.value()).state()
            instanceof Community.Registered place
        ? catalogues.of(community.value(), place.district()).entries()
        : List.of();
  }

  private RowStep submitted(CommunityId community, Ask ask, SheetNeed row) {
    UUID id = commands.minted(ask, Needs.INSTANCE.name());
    return RowStep.of(
        Needs.INSTANCE,
        id,
        id,
        () -> submission.of(new NeedId(id), community, form(community, row), ask));
  }

  private SubmitRequest form(CommunityId community, SheetNeed row) {
    return new SubmitRequest(
        community.value(),
        row.estate() == null ? null : estate(community, row.estate()),
        category(community, row.category()),
        row.text(),
        row.riskStatement(),
        row.authorName(),
        row.authorPhone(),
        row.author(),
        row.channel(),
        row.onBehalfOf(),
        row.anonymous(),
        row.targetGroup(),
        row.building(),
        row.door(),
        row.fields());
  }

  private Category category(CommunityId community, String codeOrName) {
    for (Catalogue.Entry entry : entries(community)) {
      if (entry.definition().name().equals(codeOrName)) {
        return entry.definition().code();
      }
    }
    return new Category(codeOrName);
  }

  /** People know names; programs know ids. */
  private UUID estate(CommunityId community, String idOrName) {
    if (commands.load(Communities.INSTANCE, community.value()).state()
        instanceof Community.Registered place) {
      for (Map.Entry<EstateId, String> estate : place.estates().entrySet()) {
        if (estate.getValue().equals(idOrName)
            || estate.getKey().value().toString().equalsIgnoreCase(idOrName)) {
          return estate.getKey().value();
        }
      }
    }
    return refuse(NeedRefusal.ESTATE_NOT_FOUND);
  }
}
