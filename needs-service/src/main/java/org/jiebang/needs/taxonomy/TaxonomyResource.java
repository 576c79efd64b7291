package org.jiebang.needs.taxonomy;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.taxonomy.Catalogue.Entry;
import org.jiebang.needs.taxonomy.Taxonomy.Kept;
import org.jiebang.needs.taxonomy.TaxonomyCommand.BeginTaxonomy;
import org.jiebang.needs.taxonomy.TaxonomyCommand.DefineCategory;
import org.jiebang.needs.taxonomy.TaxonomyCommand.DefineTargetGroup;
import org.jiebang.needs.taxonomy.TaxonomyCommand.PublishTaxonomy;
import org.jiebang.needs.taxonomy.TaxonomyCommand.RetireCategory;
import org.jiebang.needs.taxonomy.TaxonomyEvent.Level;
import org.jiebang.needs.taxonomy.TaxonomyEvent.TaxonomyPublished;
import org.jspecify.annotations.Nullable;

/** Taxonomies over HTTP. */
@Path("/api/v1/taxonomies")
@RunOnVirtualThread
@Tag(name = "taxonomies", description = "What needs can be about / 需求类别")
public class TaxonomyResource {

  private final Endpoint<TaxonomyCommand, Taxonomy, TaxonomyEvent, TaxonomyBody, TaxonomyBody>
      taxonomies;
  private final CommandHandler commands;
  private final Catalogues catalogues;

  TaxonomyResource(Endpoints endpoints, CommandHandler commands, Catalogues catalogues) {
    this.taxonomies =
        endpoints.of(
            Taxonomies.INSTANCE,
            new TaxonomyPicture(),
            "/api/v1/taxonomies",
            (id, body, caller) -> body);
    this.commands = commands;
    this.catalogues = catalogues;
  }

  /**
   * A taxonomy to be.
   *
   * @param owner a district, which begins with what everybody starts from; or a community, for what
   *     it takes besides
   */
  public record BeginRequest(@NotNull UUID owner) {}

  /** The category in force as of now, in one community. */
  @Schema(name = "CatalogueEntry")
  public record ShownEntry(
      CategoryDefinition definition, @Nullable UUID taxonomy, int taxonomyVersion) {}

  /** What a community takes needs about today. */
  @Schema(name = "Catalogue")
  public record ShownCatalogue(
      UUID community, List<ShownEntry> categories, List<GroupDefinition> targetGroups) {}

  /** What one version says. */
  @Schema(name = "TaxonomyVersion")
  public record ShownVersion(
      UUID taxonomy,
      int version,
      List<CategoryDefinition> categories,
      List<GroupDefinition> targetGroups) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, DIS})
  @Operation(operationId = "beginTaxonomy", summary = "Begin a taxonomy / 新建类别体系")
  public RestResponse<TaxonomyBody> begin(@NotNull @Valid BeginRequest body) {
    TaxonomyId id = TaxonomyId.of(body.owner());
    return taxonomies.createWith(
        body.owner(),
        body,
        (ask, minted) ->
            List.of(
                Step.of(
                    Taxonomies.INSTANCE,
                    id.value(),
                    new BeginTaxonomy(id, body.owner(), level(body.owner()), ask.at()))));
  }

  private Level level(UUID owner) {
    return commands.load(Communities.INSTANCE, owner).state() instanceof Community.Registered
        ? Level.COMMUNITY
        : Level.DISTRICT;
  }

  @POST
  @Path("/{id}/define-category")
  @Allowed({COM, DIS})
  @Operation(
      operationId = "defineCategory",
      summary = "Add or change a category in the draft / 新增或修改类别")
  public RestResponse<TaxonomyBody> define(
      @PathParam("id") UUID id, @NotNull @Valid CategoryRequest body) {
    return taxonomies.command(
        id,
        body,
        (ask, taxonomy) ->
            new DefineCategory(
                new TaxonomyId(id),
                body.definition(),
                ofDistrict(taxonomy, catalogues::ofDistrict),
                ask.at()));
  }

  private <T> Set<T> ofDistrict(Taxonomy taxonomy, Function<UUID, Set<T>> known) {
    return taxonomy instanceof Kept kept
            && kept.level() == Level.COMMUNITY
            && commands.load(Communities.INSTANCE, kept.owner()).state()
                instanceof Community.Registered place
        ? known.apply(place.district())
        : Set.of();
  }

  /** Which category goes from the draft. */
  public record RetireRequest(
      @NotBlank @Pattern(regexp = "[A-Z][A-Z0-9_]{1,31}") String category) {}

  @POST
  @Path("/{id}/retire-category")
  @Allowed({COM, DIS})
  @Operation(operationId = "retireCategory", summary = "Take a category out of the draft / 停用类别")
  public RestResponse<TaxonomyBody> retire(
      @PathParam("id") UUID id, @NotNull @Valid RetireRequest body) {
    return taxonomies.command(
        id,
        body,
        (ask, taxonomy) ->
            new RetireCategory(new TaxonomyId(id), new Category(body.category()), ask.at()));
  }

  @POST
  @Path("/{id}/define-target-group")
  @Allowed({COM, DIS})
  @Operation(
      operationId = "defineTargetGroup",
      summary = "Add or rename a target group in the draft / 新增或修改服务对象")
  public RestResponse<TaxonomyBody> defineGroup(
      @PathParam("id") UUID id, @NotNull @Valid GroupRequest body) {
    return taxonomies.command(
        id,
        body,
        (ask, taxonomy) -> new DefineTargetGroup(new TaxonomyId(id), body.definition(), ask.at()));
  }

  @POST
  @Path("/{id}/publish")
  @Allowed({COM, DIS})
  @Operation(
      operationId = "publishTaxonomy",
      summary = "Make the draft a version, in force at once / 发布类别版本")
  public RestResponse<TaxonomyBody> publish(@PathParam("id") UUID id, @Nullable Empty body) {
    return taxonomies.command(
        id,
        Empty.BODY,
        (ask, taxonomy) ->
            new PublishTaxonomy(
                new TaxonomyId(id), ofDistrict(taxonomy, catalogues::groupsOfDistrict), ask.at()));
  }

  @GET
  @Path("/in-force")
  @SignedIn
  @Operation(
      operationId = "getCatalogue",
      summary = "What a community takes needs about / 社区受理的需求类别")
  public ShownCatalogue inForce(@QueryParam("community") @NotNull UUID community) {
    if (!(commands.load(Communities.INSTANCE, community).state()
        instanceof Community.Registered place)) {
      return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
    }
    Catalogue catalogue = catalogues.of(community, place.district());
    return new ShownCatalogue(
        community,
        catalogue.entries().stream().map(TaxonomyResource::shown).toList(),
        catalogue.targetGroups());
  }

  private static ShownEntry shown(Entry entry) {
    return new ShownEntry(entry.definition(), entry.taxonomy(), entry.version());
  }

  @GET
  @Path("/{id}/versions/{version}")
  @SignedIn
  @Operation(
      operationId = "getTaxonomyVersion",
      summary = "One version, as it was published / 类别版本")
  public ShownVersion version(@PathParam("id") UUID id, @PathParam("version") @Min(1) int version) {
    taxonomies.readable(id);
    TaxonomyPublished said = catalogues.version(id, version);
    return said == null
        ? refuse(TaxonomyRefusal.TAXONOMY_VERSION_NOT_FOUND)
        : new ShownVersion(id, version, said.categories(), said.targetGroups());
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getTaxonomy", summary = "One taxonomy / 类别体系详情")
  public RestResponse<TaxonomyBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return taxonomies.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getTaxonomyEvents", summary = "History of a taxonomy / 类别体系历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return taxonomies.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffTaxonomy", summary = "What changed in between / 类别体系变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return taxonomies.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listTaxonomies", summary = "Taxonomies / 类别体系列表")
  public RestResponse<Page<TaxonomyBody>> list(
      @QueryParam("owner") @Nullable UUID owner,
      @QueryParam("level") @Nullable String level,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return taxonomies.page(
        TaxonomyRow.class,
        PageQuery.everywhere()
            .where("tenant", owner)
            .where("level", level)
            .where("state", state)
            .page(cursor, limit));
  }
}
