package org.jiebang.matching.organisation;

import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.UNI;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.matching.organisation.Organisation.Registered;
import org.jiebang.matching.organisation.OrganisationCommand.CloseOrganisation;
import org.jiebang.matching.organisation.OrganisationCommand.ParentFacts;
import org.jiebang.matching.organisation.OrganisationCommand.RegisterOrganisation;
import org.jiebang.matching.organisation.OrganisationCommand.ReopenOrganisation;
import org.jspecify.annotations.Nullable;

/** Organisations over HTTP. */
@Path("/api/v1/organisations")
@RunOnVirtualThread
@Tag(name = "organisations", description = "Universities, departments, associations / 组织")
public class OrganisationResource {

  private final Endpoint<
          OrganisationCommand, Organisation, OrganisationEvent, OrganisationBody, OrganisationBody>
      organisations;
  private final CommandHandler commands;

  OrganisationResource(Endpoints endpoints, CommandHandler commands) {
    this.commands = commands;
    this.organisations =
        endpoints.of(
            Organisations.INSTANCE,
            new OrganisationPicture(),
            "/api/v1/organisations",
            (id, body, caller) -> body);
  }

  /**
   * An organisation to be.
   *
   * @param parent the university of a department; then the district is the university's
   * @param district where the caller is the district committee; needed without a parent
   */
  public record RegisterRequest(
      @NotBlank @Size(max = 120) String name,
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,39}") String kind,
      @Nullable UUID parent,
      @Nullable UUID district) {}

  /** Why the organisation takes no part for now; seen by everybody. */
  public record CloseRequest(@NotBlank @Size(max = 500) String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed({DIS, UNI})
  @Operation(
      operationId = "registerOrganisation",
      summary = "Register an organisation or a department / 登记组织")
  public RestResponse<OrganisationBody> register(@NotNull @Valid RegisterRequest body) {
    UUID parent = body.parent();
    UUID scope = parent != null ? parent : body.district();
    if (scope == null) {
      throw new Rejected(OrganisationRefusal.DISTRICT_REQUIRED);
    }
    return organisations.create(
        scope,
        body,
        (ask, id) ->
            new RegisterOrganisation(
                new OrganisationId(id),
                body.name().strip(),
                new OrganisationKind(body.kind()),
                parent == null ? null : new ParentFacts(new OrganisationId(parent), find(parent)),
                body.district(),
                ask.at()));
  }

  private @Nullable Registered find(UUID organisation) {
    return commands.load(Organisations.INSTANCE, organisation).state() instanceof Registered r
        ? r
        : null;
  }

  @POST
  @Path("/{id}/close")
  @Allowed({DIS, UNI})
  @Operation(operationId = "closeOrganisation", summary = "Take no part for now / 停用组织")
  public RestResponse<OrganisationBody> close(
      @PathParam("id") UUID id, @NotNull @Valid CloseRequest body) {
    return organisations.command(
        id,
        body,
        (ask, organisation) ->
            new CloseOrganisation(new OrganisationId(id), body.reason(), ask.at()));
  }

  @POST
  @Path("/{id}/reopen")
  @Allowed({DIS, UNI})
  @Operation(operationId = "reopenOrganisation", summary = "Take part again / 恢复组织")
  public RestResponse<OrganisationBody> reopen(@PathParam("id") UUID id, @Nullable Empty body) {
    return organisations.command(
        id,
        Empty.BODY,
        (ask, organisation) -> new ReopenOrganisation(new OrganisationId(id), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getOrganisation", summary = "One organisation / 组织详情")
  public RestResponse<OrganisationBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return organisations.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getOrganisationEvents", summary = "History / 组织历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return organisations.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffOrganisation", summary = "What changed in between / 组织变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return organisations.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listOrganisations", summary = "Organisations / 组织列表")
  public RestResponse<Page<OrganisationBody>> list(
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("parent") @Nullable UUID parent,
      @QueryParam("district") @Nullable UUID district,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return organisations.page(
        OrganisationRow.class,
        PageQuery.everywhere()
            .where("kind", kind)
            .where("parent", parent)
            .where("district", district)
            .where("state", state)
            .page(cursor, limit));
  }
}
