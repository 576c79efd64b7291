package org.jiebang.points.scheme;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
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
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.scheme.SchemeCommand.DraftRuleSet;
import org.jiebang.points.scheme.SchemeCommand.ProposeRuleSet;
import org.jiebang.points.scheme.SchemeCommand.PublishRuleSet;
import org.jiebang.points.scheme.SchemeCommand.ReviseRuleSet;
import org.jspecify.annotations.Nullable;

/** Schemes over HTTP. Everybody signed in may read them. */
@Path("/api/v1/schemes")
@RunOnVirtualThread
@Tag(name = "schemes", description = "Rules by which points are earned / 积分方案")
public class SchemeResource {

  private final Endpoint<SchemeCommand, Scheme, SchemeEvent, SchemeBody, SchemeBody> schemes;

  SchemeResource(Endpoints endpoints) {
    this.schemes =
        endpoints.of(
            Schemes.INSTANCE, new SchemePicture(), "/api/v1/schemes", (id, body, caller) -> body);
  }

  /**
   * @param effectiveFrom left out: from the moment of publication
   */
  record DraftRequest(
      @NotNull UUID community,
      @Nullable Instant effectiveFrom,
      @NotNull @Valid RulesRequest rules) {}

  record ReviseRequest(@Nullable Instant effectiveFrom, @NotNull @Valid RulesRequest rules) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, DIS})
  @Operation(
      operationId = "draftRuleSet",
      summary = "Draft the next rule set of a community's scheme / 起草积分兑换方案")
  public RestResponse<SchemeBody> draft(@NotNull @Valid DraftRequest body) {
    CommunityId community = new CommunityId(body.community());
    SchemeId scheme = SchemeId.of(community);
    return schemes.createWith(
        body.community(),
        body,
        (ask, _) ->
            List.of(
                Step.of(
                    Schemes.INSTANCE,
                    scheme.value(),
                    new DraftRuleSet(
                        scheme,
                        community,
                        micros(body.effectiveFrom()),
                        body.rules().rules(),
                        ask.actor(),
                        ask.at()))));
  }

  @POST
  @Path("/{id}/revise-rule-set")
  @Allowed({COM, DIS})
  @Operation(operationId = "reviseRuleSet", summary = "Change the rule set in preparation / 修改草案")
  public RestResponse<SchemeBody> revise(
      @PathParam("id") UUID id, @NotNull @Valid ReviseRequest body) {
    return schemes.command(
        id,
        body,
        (ask, _) ->
            new ReviseRuleSet(
                micros(body.effectiveFrom()), body.rules().rules(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/propose-rule-set")
  @Allowed({COM, DIS})
  @Operation(operationId = "proposeRuleSet", summary = "Put the draft before the district / 提交方案")
  public RestResponse<SchemeBody> propose(@PathParam("id") UUID id, @Nullable Empty body) {
    return schemes.command(id, Empty.BODY, (ask, _) -> new ProposeRuleSet(ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/publish-rule-set")
  @Allowed(DIS)
  @Operation(operationId = "publishRuleSet", summary = "Publish the proposed rule set / 发布方案")
  public RestResponse<SchemeBody> publish(@PathParam("id") UUID id, @Nullable Empty body) {
    return schemes.command(id, Empty.BODY, (ask, _) -> new PublishRuleSet(ask.actor(), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getScheme", summary = "A scheme with all its versions / 查看方案")
  public RestResponse<SchemeBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return schemes.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getSchemeEvents", summary = "What happened to a scheme / 方案历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return schemes.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffScheme", summary = "What changed between two moments / 方案差异")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return schemes.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listSchemes", summary = "Schemes of all communities / 方案列表")
  public RestResponse<Page<SchemeBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return schemes.page(
        SchemeRow.class,
        PageQuery.everywhere()
            .where("tenant", community)
            .where("state", state)
            .page(cursor, limit));
  }

  /** The store keeps microseconds. */
  private static @Nullable Instant micros(@Nullable Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
  }
}
