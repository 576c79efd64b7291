package org.jiebang.needs.resource;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
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
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.place.Communities;
import org.jiebang.needs.place.Community;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.CommunityRefusal;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.resource.Resource.Drafted;
import org.jiebang.needs.resource.ResourceCommand.AmendResource;
import org.jiebang.needs.resource.ResourceCommand.DraftResource;
import org.jiebang.needs.resource.ResourceCommand.PublishResource;
import org.jiebang.needs.resource.ResourceCommand.ResumeResource;
import org.jiebang.needs.resource.ResourceCommand.RetireResource;
import org.jiebang.needs.resource.ResourceCommand.SuspendResource;
import org.jspecify.annotations.Nullable;

/** The resource list (资源清单) and the service list (服务清单) over HTTP. */
@Path("/api/v1/resources")
@RunOnVirtualThread
@Tag(name = "resources", description = "What a community can count on / 资源清单、服务清单")
public class ResourceListResource {

  /** The longest period that is looked at day by day. */
  private static final int MOST_DAYS = 92;

  private final Endpoint<ResourceCommand, Resource, ResourceEvent, ResourceBody, ShownResource>
      resources;
  private final CommandHandler commands;
  private final Rights rights;
  private final CurrentCaller caller;

  ResourceListResource(
      Endpoints endpoints,
      CommandHandler commands,
      ResourceAudience audience,
      Rights rights,
      CurrentCaller caller) {
    this.resources =
        endpoints.of(Resources.INSTANCE, new ResourcePicture(), "/api/v1/resources", audience);
    this.commands = commands;
    this.rights = rights;
    this.caller = caller;
  }

  /** A resource to be. */
  @Schema(name = "DraftResourceRequest")
  public record DraftRequest(
      @NotNull UUID community, @NotNull ResourceKind kind, @NotNull @Valid TermsRequest terms) {}

  /** All that is to be said of it from now on, not only what changes. */
  @Schema(name = "AmendResourceRequest")
  public record AmendRequest(@NotNull @Valid TermsRequest terms) {}

  /** Why; without a reason 422 REASON_REQUIRED. Everybody who sees the resource reads it. */
  @Schema(name = "ResourceReasonRequest")
  public record ReasonRequest(@Size(max = 500) @Nullable String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "draftResource", summary = "Draft a resource / 登记资源")
  public RestResponse<ShownResource> draft(@NotNull @Valid DraftRequest body) {
    CommunityId community = new CommunityId(body.community());
    return resources.create(
        body.community(),
        body,
        (ask, id) -> {
          if (!(commands.load(Communities.INSTANCE, community.value()).state()
              instanceof Community.Registered place)) {
            return refuse(CommunityRefusal.COMMUNITY_NOT_FOUND);
          }
          return new DraftResource(
              new ResourceId(id),
              community,
              place.timeZone(),
              body.kind(),
              body.terms().terms(),
              ask.at());
        });
  }

  @POST
  @Path("/{id}/publish")
  @Allowed(COM)
  @Operation(operationId = "publishResource", summary = "Publish a resource / 公布资源")
  public RestResponse<ShownResource> publish(@PathParam("id") UUID id, @Nullable Empty body) {
    return resources.command(
        id, Empty.BODY, (ask, resource) -> new PublishResource(new ResourceId(id), ask.at()));
  }

  @POST
  @Path("/{id}/amend")
  @Allowed(COM)
  @Operation(operationId = "amendResource", summary = "A new version of it / 变更资源")
  public RestResponse<ShownResource> amend(
      @PathParam("id") UUID id, @NotNull @Valid AmendRequest body) {
    return resources.command(
        id,
        body,
        (ask, resource) -> new AmendResource(new ResourceId(id), body.terms().terms(), ask.at()));
  }

  @POST
  @Path("/{id}/suspend")
  @Allowed(COM)
  @Operation(operationId = "suspendResource", summary = "Give none of it for now / 暂停资源")
  public RestResponse<ShownResource> suspend(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return resources.command(
        id,
        body,
        (ask, resource) -> new SuspendResource(new ResourceId(id), body.reason(), ask.at()));
  }

  @POST
  @Path("/{id}/resume")
  @Allowed(COM)
  @Operation(operationId = "resumeResource", summary = "Give it again / 恢复资源")
  public RestResponse<ShownResource> resume(@PathParam("id") UUID id, @Nullable Empty body) {
    return resources.command(
        id, Empty.BODY, (ask, resource) -> new ResumeResource(new ResourceId(id), ask.at()));
  }

  @POST
  @Path("/{id}/retire")
  @Allowed(COM)
  @Operation(operationId = "retireResource", summary = "Take it off the list / 撤下资源")
  public RestResponse<ShownResource> retire(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return resources.command(
        id,
        body,
        (ask, resource) -> new RetireResource(new ResourceId(id), body.reason(), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getResource", summary = "One resource / 资源详情")
  public RestResponse<ShownResource> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return resources.get(id, asOf);
  }

  @GET
  @Path("/{id}/availability")
  @SignedIn
  @Operation(operationId = "getResourceAvailability", summary = "What is left of it / 资源余量")
  public RestResponse<Availability> availability(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotNull @PlausibleDay LocalDate from,
      @QueryParam("until") @NotNull @PlausibleDay LocalDate until) {
    if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
      throw Violation.of(
          "until",
          "must be a day not before from, and at most " + MOST_DAYS + " days later",
          "不得早于 from，且最多相隔 " + MOST_DAYS + " 天");
    }
    return RestResponse.ok(Availability.of((Drafted) resources.readable(id), from, until));
  }

  @GET
  @Path("/{id}/events")
  @Allowed({COM, DIS})
  @Operation(operationId = "getResourceEvents", summary = "History of a resource / 资源历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return resources.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({COM, DIS})
  @Operation(operationId = "diffResource", summary = "What changed in between / 资源变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return resources.diff(id, from, to);
  }

  /** Who has nothing to do with the community sees what it has published. */
  @GET
  @SignedIn
  @Operation(operationId = "listResources", summary = "Resources and services / 资源、服务清单")
  public RestResponse<Page<ShownResource>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("list") @Nullable String list,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return resources.page(
        ResourceRow.class,
        of(community)
            .where("onList", list)
            .where("kind", kind)
            .where("state", state)
            .page(cursor, limit));
  }

  private PageQuery of(@Nullable UUID community) {
    if (community == null) {
      return PageQuery.ofMyScopes();
    }
    return rights.near(caller.get(), community)
        ? PageQuery.in(community)
        : PageQuery.everywhere().where("tenant", community).where("published", true);
  }
}
