package org.jiebang.points.redemption;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.MER;
import static org.jiebang.eventsourcing.identity.Role.ORG;
import static org.jiebang.eventsourcing.identity.Role.TEAM;
import static org.jiebang.eventsourcing.identity.Role.VOL;

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
import java.util.Set;
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
import org.jiebang.eventsourcing.http.HttpRefusal;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.http.Violation;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Role;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.points.account.AccountAudience;
import org.jiebang.points.redemption.Redemption.Order;
import org.jiebang.points.redemption.Redemption.Requested;
import org.jiebang.points.redemption.Redemption.Status;
import org.jiebang.points.redemption.Redemption.Unrequested;
import org.jspecify.annotations.Nullable;

/** Redemptions over HTTP: seen by the owner, the community and the merchant. */
@Path("/api/v1/redemptions")
@RunOnVirtualThread
@Tag(name = "redemptions", description = "Points for goods / 兑换")
public class RedemptionResource {

  private static final Set<Role> HANDS_OUT = Set.of(COM, DIS, MER);

  private final Endpoint<
          RedemptionCommand, Redemption, RedemptionEvent, RedemptionBody, RedemptionBody.Shown>
      redemptions;
  private final RedemptionSteps steps;
  private final PickUpCodes codes;
  private final CommandHandler commands;
  private final AccountAudience audience;
  private final CurrentCaller caller;

  RedemptionResource(
      Endpoints endpoints,
      RedemptionSteps steps,
      PickUpCodes codes,
      CommandHandler commands,
      AccountAudience audience,
      CurrentCaller caller) {
    this.redemptions =
        endpoints.of(
            Redemptions.INSTANCE, new RedemptionPicture(), "/api/v1/redemptions", this::shown);
    this.steps = steps;
    this.codes = codes;
    this.commands = commands;
    this.audience = audience;
    this.caller = caller;
  }

  private RedemptionBody.Shown shown(UUID id, RedemptionBody body, Caller who) {
    boolean own = AccountAudience.owns(who, body.order().owner());
    return body.shown(own && body.state().equals(Status.READY.name()) ? codes.codeOf(id) : null);
  }

  record RedeemRequest(@NotNull UUID account, @NotNull UUID reward) {}

  record PickUpRequest(
      @NotBlank @Size(max = 20) String code, @NotBlank @Size(max = 60) String pickupPoint) {}

  /**
   * @param reason a word, not a text: an owner's own words would be personal data
   */
  record CancelRequest(@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") String reason) {}

  record ReasonRequest(@NotBlank @Size(max = 200) String reason) {}

  record RefundRequest(@NotNull @Size(max = 200) String fault) {}

  @POST
  @ResponseStatus(201)
  @Allowed(
      value = {ORG, TEAM, VOL},
      anywhere = true)
  @Operation(operationId = "redeem", summary = "Redeem points for a good / 兑换物资")
  public RestResponse<RedemptionBody.Shown> redeem(@NotNull @Valid RedeemRequest body) {
    return redemptions.createWithBeside(
        body.account(),
        body.account(),
        body,
        (ask, id) ->
            steps.request(ask, new RedemptionId(id), body.account(), body.reward(), caller.get()));
  }

  @POST
  @Path("/{id}/issue-code")
  @Allowed({COM, MER})
  @Operation(operationId = "issueCode", summary = "The good lies ready / 备货完成，发放取货码")
  public RestResponse<RedemptionBody.Shown> issueCode(
      @PathParam("id") UUID id, @Nullable Empty body) {
    return seen(id)
        .command(
            id,
            Empty.BODY,
            (ask, _) -> new RedemptionCommand.IssueCode(codes.hashOf(id), ask.at()));
  }

  @POST
  @Path("/{id}/pick-up")
  @Allowed({MER, COM})
  @Operation(operationId = "pickUp", summary = "Hand the good out against its code / 核销取货码")
  public RestResponse<RedemptionBody.Shown> pickUp(
      @PathParam("id") UUID id, @NotNull @Valid PickUpRequest body) {
    return seen(id)
        .commandWith(
            id,
            body,
            (ask, now) ->
                steps.pickUp(ask, id, now, codes.hash(id, body.code()), body.pickupPoint()));
  }

  @POST
  @Path("/{id}/cancel")
  @Allowed(
      value = {COM, ORG, TEAM, VOL},
      anywhere = true)
  @Operation(operationId = "cancelRedemption", summary = "Points and good go back / 取消兑换")
  public RestResponse<RedemptionBody.Shown> cancel(
      @PathParam("id") UUID id, @NotNull @Valid CancelRequest body) {
    return seen(id).commandWith(id, body, (ask, now) -> steps.cancel(ask, id, now, body.reason()));
  }

  @POST
  @Path("/{id}/fail")
  @Allowed({COM, MER})
  @Operation(operationId = "failRedemption", summary = "The good is not there after all / 无法交付")
  public RestResponse<RedemptionBody.Shown> fail(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return seen(id).commandWith(id, body, (ask, now) -> steps.fail(ask, id, now, body.reason()));
  }

  @POST
  @Path("/{id}/refund")
  @Allowed(COM)
  @Operation(operationId = "refundRedemption", summary = "The good was faulty / 质量问题退回积分")
  public RestResponse<RedemptionBody.Shown> refund(
      @PathParam("id") UUID id, @NotNull @Valid RefundRequest body) {
    return seen(id).commandWith(id, body, (ask, now) -> steps.refund(ask, id, now, body.fault()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(
      operationId = "getRedemption",
      summary = "A redemption; its owner sees the code / 查看兑换")
  public RestResponse<RedemptionBody.Shown> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return seen(id).get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getRedemptionEvents", summary = "What happened to it / 兑换历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return seen(id).events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffRedemption", summary = "What changed between two moments / 兑换差异")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return seen(id).diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(
      operationId = "listRedemptions",
      summary = "Redemptions of an account, or of a community / 兑换列表")
  public RestResponse<Page<RedemptionBody.Shown>> list(
      @QueryParam("account") @Nullable UUID account,
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("merchant") @Nullable UUID merchant,
      @QueryParam("reward") @Nullable UUID reward,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return redemptions.page(
        RedemptionRow.class,
        of(account, community, merchant)
            .where("reward", reward)
            .where("state", state)
            .page(cursor, limit));
  }

  /** An owner has no office at the community: the account says what they may see. */
  private PageQuery of(@Nullable UUID account, @Nullable UUID community, @Nullable UUID merchant) {
    PageQuery all = PageQuery.everywhere();
    if (account != null) {
      return all.where("account", audience.seen(account).id().value())
          .where("tenant", community)
          .where("merchant", merchant);
    }
    if (community != null && audience.holds(HANDS_OUT, community)) {
      return all.where("tenant", community).where("merchant", merchant);
    }
    if (merchant != null && audience.holds(HANDS_OUT, merchant)) {
      return all.where("merchant", merchant).where("tenant", community);
    }
    throw account == null && community == null && merchant == null
        ? Violation.of(
            "account",
            "must be given, or community, or merchant",
            "须填写 account、community 或 merchant 之一")
        : new Rejected(HttpRefusal.ROLE_NOT_ALLOWED);
  }

  /** The owner, the community, its district and the merchant; it does not exist for others. */
  private Endpoint<
          RedemptionCommand, Redemption, RedemptionEvent, RedemptionBody, RedemptionBody.Shown>
      seen(UUID id) {
    return switch (commands.load(Redemptions.INSTANCE, id).state()) {
      case Unrequested() -> throw NotFound.of(Redemptions.INSTANCE);
      case Requested r -> {
        if (!sees(r.order())) {
          throw NotFound.of(Redemptions.INSTANCE);
        }
        yield redemptions;
      }
    };
  }

  private boolean sees(Order order) {
    return audience.sees(order.owner(), order.community())
        || audience.holds(HANDS_OUT, order.community().value())
        || order.merchant() != null && audience.holds(HANDS_OUT, order.merchant());
  }
}
