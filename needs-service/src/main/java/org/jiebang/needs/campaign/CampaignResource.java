package org.jiebang.needs.campaign;

import static org.jiebang.eventsourcing.identity.Role.COM;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.campaign.CampaignCommand.AppointVisitors;
import org.jiebang.needs.campaign.CampaignCommand.CloseCampaign;
import org.jiebang.needs.campaign.CampaignCommand.PlanCampaign;
import org.jiebang.needs.campaign.CampaignCommand.SetBuilding;
import org.jiebang.needs.campaign.CampaignCommand.StartCampaign;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.place.PlausibleDay;
import org.jiebang.needs.policy.PoliciesInForce;
import org.jspecify.annotations.Nullable;

/** Campaigns over HTTP: planning, closing and reading. */
@Path(CampaignEndpoint.PATH)
@RunOnVirtualThread
@Tag(name = "campaigns", description = "Household visits and night checks / 入户走访与夜查")
public class CampaignResource {

  private final CampaignEndpoint door;
  private final PoliciesInForce policies;

  CampaignResource(CampaignEndpoint door, PoliciesInForce policies) {
    this.policies = policies;
    this.door = door;
  }

  /**
   * A building that the campaign goes to.
   *
   * @param building as the people there say it, {@code 3幢}
   * @param households that it has, so many doors at most
   */
  @Schema(name = "CampaignBuildingRequest")
  public record BuildingRequest(
      @NotNull @Pattern(regexp = CampaignEndpoint.BUILDING) String building,
      @NotNull @Min(1) @Max(2000) Integer households) {

    Place place() {
      return new Place(building, households);
    }
  }

  /**
   * A campaign to be.
   *
   * @param purpose in capitals, {@code GAS_AND_CHARGING}
   * @param from the first day, of the community's time zone; so {@code until}, the last one
   * @param weekday of night checks; absent: the one that the community's policy says. None for
   *     household visits
   * @param visitors volunteers who take part; grid workers and the desk always may
   */
  public record PlanRequest(
      @NotNull UUID community,
      @NotNull CampaignKind kind,
      @NotNull @Pattern(regexp = CampaignEndpoint.CODE) String purpose,
      @NotBlank @Size(max = 80) String title,
      @NotNull @PlausibleDay LocalDate from,
      @NotNull @PlausibleDay LocalDate until,
      @Nullable DayOfWeek weekday,
      @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid BuildingRequest> buildings,
      @NotNull @Size(max = 200) List<@NotNull UUID> visitors) {}

  /** Volunteers who take part, all of them. */
  public record VisitorsRequest(@NotNull @Size(max = 200) List<@NotNull UUID> visitors) {}

  @POST
  @ResponseStatus(201)
  @Allowed(COM)
  @Operation(operationId = "planCampaign", summary = "Plan a campaign / 计划走访")
  public RestResponse<ShownCampaign> plan(@NotNull @Valid PlanRequest body) {
    return door.campaigns()
        .create(
            body.community(),
            body,
            (ask, id) -> {
              door.zoneOf(body.community());
              return new PlanCampaign(
                  new CampaignId(id),
                  new CommunityId(body.community()),
                  body.kind(),
                  new Purpose(body.purpose()),
                  body.title(),
                  body.from(),
                  body.until(),
                  weekday(body, ask.at()),
                  body.buildings().stream().map(BuildingRequest::place).toList(),
                  body.visitors().stream().distinct().toList(),
                  ask.at());
            });
  }

  private @Nullable DayOfWeek weekday(PlanRequest body, Instant at) {
    return body.weekday() == null && body.kind() == CampaignKind.NIGHT_CHECK
        ? policies.at(body.community(), at).nightCheckOn()
        : body.weekday();
  }

  @POST
  @Path("/{id}/buildings")
  @Allowed(COM)
  @Operation(operationId = "setCampaignBuilding", summary = "Take in a building / 设置走访楼宇")
  public RestResponse<ShownCampaign> building(
      @PathParam("id") UUID id, @NotNull @Valid BuildingRequest body) {
    return door.campaigns()
        .command(
            id,
            body,
            (ask, campaign) -> new SetBuilding(new CampaignId(id), body.place(), ask.at()));
  }

  @POST
  @Path("/{id}/visitors")
  @Allowed(COM)
  @Operation(operationId = "appointVisitors", summary = "Say which volunteers take part / 指定走访志愿者")
  public RestResponse<ShownCampaign> visitors(
      @PathParam("id") UUID id, @NotNull @Valid VisitorsRequest body) {
    return door.campaigns()
        .command(
            id,
            body,
            (ask, campaign) ->
                new AppointVisitors(
                    new CampaignId(id), body.visitors().stream().distinct().toList(), ask.at()));
  }

  @POST
  @Path("/{id}/start")
  @Allowed(COM)
  @Operation(operationId = "startCampaign", summary = "Begin / 开始走访")
  public RestResponse<ShownCampaign> start(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.campaigns()
        .command(
            id,
            Empty.BODY,
            (ask, campaign) ->
                new StartCampaign(
                    new CampaignId(id),
                    door.zoneOf(Campaigns.INSTANCE.tenantOf(campaign)),
                    policies.at(Campaigns.INSTANCE.tenantOf(campaign), ask.at()).nightCheckWithin(),
                    ask.at()));
  }

  @POST
  @Path("/{id}/close")
  @Allowed(COM)
  @Operation(operationId = "closeCampaign", summary = "Close a campaign / 结束走访")
  public RestResponse<ShownCampaign> close(@PathParam("id") UUID id, @Nullable Empty body) {
    return door.campaigns()
        .command(
            id, Empty.BODY, (ask, campaign) -> new CloseCampaign(new CampaignId(id), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getCampaign", summary = "One campaign and its coverage / 走访详情与覆盖")
  public RestResponse<ShownCampaign> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return door.campaigns().get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getCampaignEvents", summary = "History of a campaign / 走访历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return door.campaigns().events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffCampaign", summary = "What changed in between / 走访变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return door.campaigns().diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listCampaigns", summary = "Campaigns / 走访列表")
  public RestResponse<Page<ShownCampaign>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("purpose") @Nullable String purpose,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query = community == null ? PageQuery.ofMyScopes() : PageQuery.in(community);
    return door.campaigns()
        .page(
            CampaignRow.class,
            query
                .where("kind", kind)
                .where("purpose", purpose)
                .where("state", state)
                .page(cursor, limit));
  }
}
