package org.jiebang.points.reward;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.MER;

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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Hierarchy;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.points.inbound.CommunityId;
import org.jiebang.points.reward.Reward.Status;
import org.jiebang.points.reward.RewardCommand.AddReward;
import org.jiebang.points.reward.RewardCommand.PublishReward;
import org.jiebang.points.reward.RewardCommand.RestockReward;
import org.jiebang.points.reward.RewardCommand.SuspendReward;
import org.jspecify.annotations.Nullable;

/** Goods over HTTP. Everybody signed in may read what was put on offer. */
@Path("/api/v1/rewards")
@RunOnVirtualThread
@Tag(name = "rewards", description = "Goods on offer / 兑换物资")
public class RewardResource {

  private static final int DEFAULT_PICK_UP_DAYS = 14;

  private final Endpoint<RewardCommand, Reward, RewardEvent, RewardBody, RewardBody> rewards;

  private final CurrentCaller caller;
  private final Hierarchy hierarchy;

  RewardResource(Endpoints endpoints, CurrentCaller caller, Hierarchy hierarchy) {
    this.caller = caller;
    this.hierarchy = hierarchy;
    this.rewards =
        endpoints.of(
            Rewards.INSTANCE, new RewardPicture(), "/api/v1/rewards", (id, body, who) -> body);
  }

  /**
   * @param pickUpDays left out: 14
   * @param readyAtOnce left out: true
   */
  record AddRequest(
      @NotNull UUID community,
      @Nullable UUID merchant,
      @NotBlank @Size(max = 80) String name,
      @Nullable @Size(max = 500) String description,
      @NotNull @Min(1) @Max(100_000) Long price,
      @NotNull @Min(0) @Max(1_000_000) Long stock,
      @NotNull @Size(min = 1, max = 20) List<@NotBlank @Size(max = 60) String> pickupPoints,
      @Nullable @Min(1) @Max(90) Integer pickUpDays,
      @Nullable Boolean readyAtOnce,
      @Nullable Instant availableUntil) {

    Offer offer() {
      return new Offer(
          new CommunityId(community),
          merchant,
          name,
          description,
          price,
          pickupPoints.stream().distinct().toList(),
          pickUpDays == null ? DEFAULT_PICK_UP_DAYS : pickUpDays,
          readyAtOnce == null || readyAtOnce,
          availableUntil == null ? null : availableUntil.truncatedTo(ChronoUnit.MICROS));
    }
  }

  record RestockRequest(@NotNull @Min(1) @Max(1_000_000) Long count) {}

  record SuspendRequest(@NotBlank @Size(max = 200) String reason) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, MER})
  @Operation(operationId = "addReward", summary = "Add a good / 登记兑换物资")
  public RestResponse<RewardBody> add(@NotNull @Valid AddRequest body) {
    return rewards.create(
        body.community(),
        body,
        (ask, id) -> new AddReward(new RewardId(id), body.offer(), body.stock(), ask.at()));
  }

  @POST
  @Path("/{id}/restock")
  @Allowed({COM, MER})
  @Operation(operationId = "restockReward", summary = "Pieces have arrived / 补充库存")
  public RestResponse<RewardBody> restock(
      @PathParam("id") UUID id, @NotNull @Valid RestockRequest body) {
    return rewards.command(id, body, (ask, _) -> new RestockReward(body.count(), ask.at()));
  }

  @POST
  @Path("/{id}/publish")
  @Allowed(COM)
  @Operation(operationId = "publishReward", summary = "Put a good on offer / 上架")
  public RestResponse<RewardBody> publish(@PathParam("id") UUID id, @Nullable Empty body) {
    return rewards.command(id, Empty.BODY, (ask, _) -> new PublishReward(ask.at()));
  }

  @POST
  @Path("/{id}/suspend")
  @Allowed({COM, MER})
  @Operation(operationId = "suspendReward", summary = "Take a good off offer for now / 暂停兑换")
  public RestResponse<RewardBody> suspend(
      @PathParam("id") UUID id, @NotNull @Valid SuspendRequest body) {
    return rewards.command(id, body, (ask, _) -> new SuspendReward(body.reason(), ask.at()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getReward", summary = "A good / 查看物资")
  public RestResponse<RewardBody> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return rewards.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getRewardEvents", summary = "What happened to a good / 物资历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return rewards.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffReward", summary = "What changed between two moments / 物资差异")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return rewards.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(operationId = "listRewards", summary = "Goods of all communities / 物资列表")
  public RestResponse<Page<RewardBody>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("state") @Nullable String state,
      @QueryParam("available") @Nullable Boolean available,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return rewards.page(
        RewardRow.class,
        PageQuery.everywhere()
            .where("tenant", community)
            .where("state", shown(state, community))
            .where("available", available)
            .page(cursor, limit));
  }

  /** Null: any state. Drafts are for those who prepare them. */
  private @Nullable Object shown(@Nullable String state, @Nullable UUID community) {
    if (community != null
        && caller.get().grant(Set.of(COM, DIS, MER), at -> hierarchy.covers(at, community))
            != null) {
      return state;
    }
    if (state == null) {
      return List.of(Status.PUBLISHED.name(), Status.SUSPENDED.name(), Status.EXPIRED.name());
    }
    return state.equals(Status.DRAFT.name()) ? refuse(RewardRefusal.ROLE_NOT_ALLOWED) : state;
  }
}
