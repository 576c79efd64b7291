package org.jiebang.needs.place;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.place.CommunityCommand.CloseCommunity;
import org.jiebang.needs.place.CommunityCommand.NamePilotKind;
import org.jiebang.needs.place.CommunityCommand.RegisterCommunity;
import org.jiebang.needs.place.CommunityCommand.ReopenCommunity;
import org.jspecify.annotations.Nullable;

/** Communities over HTTP. */
@Path("/api/v1/communities")
@RunOnVirtualThread
@Tag(name = "communities", description = "Communities and their estates / 社区")
public class CommunityResource {

  private final Endpoint<CommunityCommand, Community, CommunityEvent, CommunityBody, CommunityBody>
      communities;

  CommunityResource(CommunityEndpoint door) {
    communities = door.communities();
  }

  /**
   * A community to be.
   *
   * @param timeZone an IANA zone; absent: {@code Asia/Shanghai}
   * @param district where the caller is the district committee
   * @param sandbox true: for trying things out, for ever; absent: a community like any other
   * @param kind what it pilots the work as; absent: a whole community
   */
  public record RegisterRequest(
      @NotBlank @Size(max = 80) String name,
      @KnownZone @Size(max = 40) @Nullable String timeZone,
      @NotNull UUID district,
      @Nullable Boolean sandbox,
      @Nullable PilotKind kind) {}

  /** What it pilots the work as from now on. */
  public record PilotKindRequest(@NotNull PilotKind kind) {}

  /** Why the community takes no needs for now; seen by everybody. */
  public record CloseRequest(@NotBlank @Size(max = 500) String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed(DIS)
  @Operation(operationId = "registerCommunity", summary = "Register a community / 登记社区")
  public RestResponse<CommunityBody> register(@NotNull @Valid RegisterRequest body) {
    String zone = body.timeZone() == null ? "Asia/Shanghai" : body.timeZone();
    return communities.create(
        body.district(),
        body,
        (ask, id) ->
            new RegisterCommunity(
                new CommunityId(id),
                body.name(),
                body.district(),
                zone,
                Boolean.TRUE.equals(body.sandbox()),
                body.kind(),
                ask.at()));
  }

  @POST
  @Path("/{id}/name-pilot-kind")
  @Allowed(DIS)
  @Operation(operationId = "namePilotKind", summary = "Say what it pilots as / 设定试点类型")
  public RestResponse<CommunityBody> namePilotKind(
      @PathParam("id") UUID id, @NotNull @Valid PilotKindRequest body) {
    return communities.command(
        id,
        body,
        (ask, community) -> new NamePilotKind(new CommunityId(id), body.kind(), ask.at()));
  }

  @POST
  @Path("/{id}/close")
  @Allowed({COM, DIS})
  @Operation(operationId = "closeCommunity", summary = "Take no needs for now / 暂停受理")
  public RestResponse<CommunityBody> close(
      @PathParam("id") UUID id, @NotNull @Valid CloseRequest body) {
    return communities.command(
        id,
        body,
        (ask, community) -> new CloseCommunity(new CommunityId(id), body.reason(), ask.at()));
  }

  @POST
  @Path("/{id}/reopen")
  @Allowed({COM, DIS})
  @Operation(operationId = "reopenCommunity", summary = "Take needs again / 恢复受理")
  public RestResponse<CommunityBody> reopen(@PathParam("id") UUID id, @Nullable Empty body) {
    return communities.command(
        id, Empty.BODY, (ask, community) -> new ReopenCommunity(new CommunityId(id), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getCommunity", summary = "One community / 社区详情")
  public RestResponse<CommunityBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return communities.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getCommunityEvents", summary = "History of a community / 社区历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return communities.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffCommunity", summary = "What changed in between / 社区变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return communities.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listCommunities", summary = "Communities / 社区列表")
  public RestResponse<Page<CommunityBody>> list(
      @QueryParam("district") @Nullable UUID district,
      @QueryParam("state") @Nullable String state,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return communities.page(
        CommunityRow.class,
        PageQuery.everywhere()
            .where("district", district)
            .where("state", state)
            .where("kind", kind)
            .page(cursor, limit));
  }
}
