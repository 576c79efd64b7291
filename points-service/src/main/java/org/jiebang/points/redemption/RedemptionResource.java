package org.jiebang.points.redemption;

import static org.jiebang.eventsourcing.identity.Role.COM;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.NotFound;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.Rights;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Accounts;
import org.jiebang.points.redemption.Redemption.Status;
import org.jspecify.annotations.Nullable;

/** Redemptions over HTTP: seen by the owner, the community and the merchant. */
@Path("/api/v1/redemptions")
@RunOnVirtualThread
@Tag(name = "redemptions")
public class RedemptionResource {

  private final Endpoint<RedemptionCommand, Redemption, RedemptionEvent, RedemptionBody>
      redemptions;
  private final RedemptionSteps steps;
  private final PickUpCodes codes;
  private final CommandHandler commands;
  private final Rights rights;
  private final CurrentCaller caller;

  RedemptionResource(
      Endpoints endpoints,
      RedemptionSteps steps,
      PickUpCodes codes,
      CommandHandler commands,
      Rights rights,
      CurrentCaller caller) {
    this.redemptions =
        endpoints.of(
            Redemptions.INSTANCE, new RedemptionPicture(), "/api/v1/redemptions", this::shown);
    this.steps = steps;
    this.codes = codes;
    this.commands = commands;
    this.rights = rights;
    this.caller = caller;
  }

  private RedemptionBody.Shown shown(UUID id, RedemptionBody body, Caller who) {
    boolean own = RedemptionSteps.owns(who, body.order().owner());
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
  @Allowed(
      value = {ORG, TEAM, VOL},
      anywhere = true)
  @Operation(operationId = "redeem", summary = "Redeem points for a good / 兑换物资")
  public Response redeem(@NotNull @Valid RedeemRequest body) {
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
  public Response issueCode(@PathParam("id") UUID id, @Nullable Empty body) {
    return redemptions.command(
        id, Empty.BODY, (ask, _) -> new RedemptionCommand.IssueCode(codes.hashOf(id), ask.at()));
  }

  @POST
  @Path("/{id}/pick-up")
  @Allowed({MER, COM})
  @Operation(operationId = "pickUp", summary = "Hand the good out against its code / 核销取货码")
  public Response pickUp(@PathParam("id") UUID id, @NotNull @Valid PickUpRequest body) {
    return redemptions.commandWith(
        id,
        body,
        (ask, now) -> steps.pickUp(ask, id, now, codes.hash(id, body.code()), body.pickupPoint()));
  }

  @POST
  @Path("/{id}/cancel")
  @Allowed(
      value = {COM, ORG, TEAM, VOL},
      anywhere = true)
  @Operation(operationId = "cancelRedemption", summary = "Points and good go back / 取消兑换")
  public Response cancel(@PathParam("id") UUID id, @NotNull @Valid CancelRequest body) {
    return redemptions.commandWith(
        id, body, (ask, now) -> steps.cancel(ask, id, now, body.reason()));
  }

  @POST
  @Path("/{id}/fail")
  @Allowed({COM, MER})
  @Operation(operationId = "failRedemption", summary = "The good is not there after all / 无法交付")
  public Response fail(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return redemptions.commandWith(id, body, (ask, now) -> steps.fail(ask, id, now, body.reason()));
  }

  @POST
  @Path("/{id}/refund")
  @Allowed(COM)
  @Operation(operationId = "refundRedemption", summary = "The good was faulty / 质量问题退回积分")
  public Response refund(@PathParam("id") UUID id, @NotNull @Valid RefundRequest body) {
    return redemptions.commandWith(
        id, body, (ask, now) -> steps.refund(ask, id, now, body.fault()));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(
      operationId = "getRedemption",
      summary = "A redemption; its owner sees the code / 查看兑换")
  public Response get(@PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return redemptions.get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getRedemptionEvents", summary = "What happened to it / 兑换历史")
  public Response events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return redemptions.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffRedemption", summary = "What changed between two moments / 兑换差异")
  public Response diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotNull String from,
      @QueryParam("to") @NotNull String to) {
    return redemptions.diff(id, from, to);
  }

  @GET
  @SignedIn
  @Operation(
      operationId = "listRedemptions",
      summary = "Redemptions of an account, or of a community / 兑换列表")
  public Response list(
      @QueryParam("account") @Nullable UUID account,
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("reward") @Nullable UUID reward,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery of =
        account != null
            ? PageQuery.everywhere().where("account", visible(account))
            : community != null ? PageQuery.in(community) : PageQuery.ofMyScopes();
    return redemptions.page(
        RedemptionRow.class, of.where("reward", reward).where("state", state).page(cursor, limit));
  }

  /** An owner has no grant at the community: the account says what they may see. */
  private UUID visible(UUID account) {
    if (commands.load(Accounts.INSTANCE, account).state() instanceof Opened a
        && rights.sees(
            caller.get(), Accounts.INSTANCE.tenantOf(a), Accounts.INSTANCE.partiesOf(a))) {
      return account;
    }
    throw NotFound.of(Accounts.INSTANCE);
  }
}
