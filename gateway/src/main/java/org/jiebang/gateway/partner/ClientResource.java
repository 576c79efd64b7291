package org.jiebang.gateway.partner;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.gateway.partner.ClientCommand.ChangeQuota;
import org.jiebang.gateway.partner.ClientCommand.ChangeScopes;
import org.jiebang.gateway.partner.ClientCommand.CloseClient;
import org.jiebang.gateway.partner.ClientCommand.ResumeClient;
import org.jiebang.gateway.partner.ClientCommand.SuspendClient;
import org.jspecify.annotations.Nullable;

/** Partner clients over HTTP, but for their making and their secrets. */
@Path(ClientResource.PATH)
@RunOnVirtualThread
@Tag(name = "clients", description = "Partner apps and their keys / 合作应用")
public class ClientResource {

  static final String PATH = "/api/v1/clients";

  private final Endpoint<ClientCommand, Client, ClientEvent, ClientBody, ClientBody> clients;
  private final GivenScopes scopes;
  private final EndedSecrets ended;

  ClientResource(Endpoints endpoints, GivenScopes scopes, EndedSecrets ended) {
    this.clients =
        endpoints.of(Clients.INSTANCE, new ClientPicture(), PATH, (id, body, caller) -> body);
    this.scopes = scopes;
    this.ended = ended;
  }

  /** Instead of the scopes before. */
  record ScopesRequest(
      @NotNull @Size(max = RegisterClientRequest.MOST_SCOPES)
          List<@NotNull @ScopeText String> scopes) {}

  /** Instead of the quota before. */
  record QuotaRequest(
      @NotNull @Min(1) @Max(RegisterClientRequest.MOST_REQUESTS) Integer requestsPerMinute) {}

  /** Why; seen by whoever may see the client. */
  @Schema(name = "ClientReasonRequest")
  record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

  @POST
  @Path("/{id}/change-scopes")
  @Allowed(DIS)
  @Operation(operationId = "changeClientScopes", summary = "Give other scopes / 调整授权范围")
  public RestResponse<ClientBody> changeScopes(
      @PathParam("id") UUID id, @NotNull @Valid ScopesRequest body) {
    List<String> wanted = GivenScopes.inOrder(body.scopes());
    return clients.command(
        id, body, (ask, client) -> new ChangeScopes(wanted, scopes.known(), ask.at()));
  }

  @POST
  @Path("/{id}/change-quota")
  @Allowed(DIS)
  @Operation(operationId = "changeClientQuota", summary = "Give another quota / 调整调用配额")
  public RestResponse<ClientBody> changeQuota(
      @PathParam("id") UUID id, @NotNull @Valid QuotaRequest body) {
    return clients.command(
        id, body, (ask, client) -> new ChangeQuota(body.requestsPerMinute(), ask.at()));
  }

  @POST
  @Path("/{id}/suspend")
  @Allowed(DIS)
  @Operation(operationId = "suspendClient", summary = "Let nobody in for now / 暂停应用")
  public RestResponse<ClientBody> suspend(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return clients.command(
        id, body, (ask, client) -> new SuspendClient(body.reason().strip(), ask.at()));
  }

  @POST
  @Path("/{id}/resume")
  @Allowed(DIS)
  @Operation(operationId = "resumeClient", summary = "Let in again / 恢复应用")
  public RestResponse<ClientBody> resume(@PathParam("id") UUID id, @Nullable @Valid Empty body) {
    return clients.command(id, Empty.BODY, (ask, client) -> new ResumeClient(ask.at()));
  }

  @POST
  @Path("/{id}/close")
  @Allowed(DIS)
  @Operation(operationId = "closeClient", summary = "Close for ever / 关闭应用")
  public RestResponse<ClientBody> close(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    RestResponse<ClientBody> answer =
        clients.command(
            id, body, (ask, client) -> new CloseClient(body.reason().strip(), ask.at()));
    ended.forget(id);
    return answer;
  }

  @GET
  @Path("/{id}")
  @Allowed({DIS, COM})
  @Operation(operationId = "getClient", summary = "One partner client / 合作应用详情")
  public RestResponse<ClientBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return clients.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({DIS, COM})
  @Operation(operationId = "getClientEvents", summary = "History of a client / 合作应用历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return clients.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({DIS, COM})
  @Operation(operationId = "diffClient", summary = "What changed in between / 合作应用变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return clients.diff(id, from, to);
  }

  @GET
  @Allowed({DIS, COM})
  @Operation(operationId = "listClients", summary = "Partner clients / 合作应用列表")
  public RestResponse<Page<ClientBody>> list(
      @QueryParam("place") @NotNull UUID place,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return clients.page(
        ClientRow.class, PageQuery.in(place).where("state", state).page(cursor, limit));
  }
}
