package org.jiebang.points.account;

import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.ORG;
import static org.jiebang.eventsourcing.identity.Role.TEAM;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.account.AccountCommand.GrantBonus;
import org.jiebang.points.account.AccountCommand.PostAdjustment;
import org.jiebang.points.account.AccountCommand.ProposeAdjustment;
import org.jiebang.points.account.AccountCommand.ProposeBonus;
import org.jiebang.points.account.AccountCommand.ReceivePoints;
import org.jiebang.points.account.AccountCommand.RejectAdjustment;
import org.jiebang.points.account.AccountCommand.TransferPoints;
import org.jiebang.points.scheme.RuleSet;
import org.jiebang.points.scheme.SchemesInForce;
import org.jspecify.annotations.Nullable;

/** Points that persons give, over HTTP: bonuses and adjustments by two of them, transfers. */
@Path(AccountResource.PATH + "/{id}")
@RunOnVirtualThread
@Tag(name = "accounts")
public class GivingResource {

  private final Endpoint<AccountCommand, Account, AccountEvent, AccountBody, AccountBody.Shown>
      accounts;
  private final AccountAudience audience;
  private final CommandHandler commands;
  private final SchemesInForce schemes;

  GivingResource(
      Endpoints endpoints,
      AccountAudience audience,
      CommandHandler commands,
      SchemesInForce schemes) {
    this.audience = audience;
    this.accounts =
        endpoints.of(
            Accounts.INSTANCE,
            new AccountPicture(),
            AccountResource.PATH,
            (id, body, who) -> body.shown());
    this.commands = commands;
    this.schemes = schemes;
  }

  record BonusRequest(
      @NotNull @Min(1) @Max(100_000) Long amount, @NotNull @Size(max = 200) String reason) {}

  record GrantRequest(@NotNull UUID bonus) {}

  record AdjustmentRequest(
      @NotNull @Min(-100_000) @Max(100_000) Long amount, @NotNull @Size(max = 200) String reason) {}

  /**
   * @param allowBelowZero left out: false
   */
  record PostRequest(@NotNull UUID adjustment, @Nullable Boolean allowBelowZero) {}

  record RejectRequest(@NotNull UUID adjustment, @NotNull @Size(max = 200) String reason) {}

  /**
   * @param to the other account, for a GIFT
   */
  record TransferRequest(
      @NotNull TransferPurpose purpose,
      @Nullable UUID to,
      @NotNull @Min(1) @Max(100_000) Long amount) {}

  @POST
  @Path("/propose-bonus")
  @Allowed({COM, DIS})
  @Operation(operationId = "proposeBonus", summary = "Propose points for merit / 提议表彰积分")
  public RestResponse<AccountBody.Shown> proposeBonus(
      @PathParam("id") UUID id, @NotNull @Valid BonusRequest body) {
    return seen(id)
        .command(
            id,
            body,
            (ask, _) ->
                new ProposeBonus(
                    new ProposalId(ask.mintBeside(id, "bonus")),
                    body.amount(),
                    body.reason(),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/grant-bonus")
  @Allowed({COM, DIS})
  @Operation(operationId = "grantBonus", summary = "Grant them, as a second person / 批准表彰积分")
  public RestResponse<AccountBody.Shown> grantBonus(
      @PathParam("id") UUID id, @NotNull @Valid GrantRequest body) {
    return seen(id)
        .command(
            id,
            body,
            (ask, account) ->
                new GrantBonus(
                    new ProposalId(body.bonus()),
                    new AccountId(id).entry("bonus", ask.at(), body.bonus()),
                    new LotId(ask.mintBeside(id, "lot")),
                    expiry(account, ask),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/propose-adjustment")
  @Allowed({COM, DIS})
  @Operation(operationId = "proposeAdjustment", summary = "Propose a correction / 提议调账")
  public RestResponse<AccountBody.Shown> proposeAdjustment(
      @PathParam("id") UUID id, @NotNull @Valid AdjustmentRequest body) {
    return seen(id)
        .command(
            id,
            body,
            (ask, _) ->
                new ProposeAdjustment(
                    new ProposalId(ask.mintBeside(id, "adjustment")),
                    body.amount(),
                    body.reason(),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/post-adjustment")
  @Allowed(DIS)
  @Operation(operationId = "postAdjustment", summary = "Post it, as a second person / 批准调账")
  public RestResponse<AccountBody.Shown> postAdjustment(
      @PathParam("id") UUID id, @NotNull @Valid PostRequest body) {
    return seen(id)
        .command(
            id,
            body,
            (ask, account) ->
                new PostAdjustment(
                    new ProposalId(body.adjustment()),
                    new AccountId(id).entry("adjusted", ask.at(), body.adjustment()),
                    new LotId(ask.mintBeside(id, "lot")),
                    expiry(account, ask),
                    body.allowBelowZero() != null && body.allowBelowZero(),
                    ask.actor(),
                    ask.at()));
  }

  @POST
  @Path("/reject-adjustment")
  @Allowed(DIS)
  @Operation(operationId = "rejectAdjustment", summary = "Reject a correction / 驳回调账")
  public RestResponse<AccountBody.Shown> rejectAdjustment(
      @PathParam("id") UUID id, @NotNull @Valid RejectRequest body) {
    return seen(id)
        .command(
            id,
            body,
            (ask, _) ->
                new RejectAdjustment(
                    new ProposalId(body.adjustment()), body.reason(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/transfer")
  @Allowed(
      value = {ORG, TEAM, VOL},
      anywhere = true)
  @Operation(operationId = "transferPoints", summary = "Give points away / 转赠或捐赠积分")
  public RestResponse<AccountBody.Shown> transfer(
      @PathParam("id") UUID id, @NotNull @Valid TransferRequest body) {
    return seen(id).commandWith(id, body, (ask, _) -> transfer(new AccountId(id), body, ask));
  }

  private Endpoint<AccountCommand, Account, AccountEvent, AccountBody, AccountBody.Shown> seen(
      UUID id) {
    Opened unused = audience.seen(id);
    return accounts;
  }

  private List<Step<?, ?, ?>> transfer(AccountId from, TransferRequest body, Ask ask) {
    Folded<Account> now = commands.load(Accounts.INSTANCE, from.value());
    AccountId to = body.to() == null ? null : new AccountId(body.to());
    EntryId entry = from.entry("transferred", ask.at(), ask.commandId());
    var give =
        new TransferPoints(
            entry,
            to,
            body.purpose(),
            body.amount(),
            rules(now.state(), ask.at()),
            ask.actor(),
            ask.at());
    var steps = new ArrayList<Step<?, ?, ?>>();
    // The receiver's lots are those of this version, so the giver must not have moved on.
    steps.add(new Step<>(Accounts.INSTANCE, from.value(), give, now.version()));
    if (body.purpose() == TransferPurpose.GIFT
        && to != null
        && !to.equals(from)
        && now.state() instanceof Opened a) {
      steps.add(
          Step.of(
              Accounts.INSTANCE,
              to.value(),
              new ReceivePoints(
                  entry, from, a.community(), lots(a, body.amount(), to, ask), ask.at())));
    }
    return steps;
  }

  private static List<Slice> lots(Opened a, long amount, AccountId to, Ask ask) {
    return a.balance().free(amount, ask.at()).stream()
        .map(
            s ->
                new Slice(
                    new LotId(ask.mintBeside(to.value(), "lot-" + s.lot().value())),
                    s.amount(),
                    s.expiresAt()))
        .toList();
  }

  /** Points that a person gives last as long as those that are earned now. */
  private @Nullable Instant expiry(Account account, Ask ask) {
    RuleSet set = rules(account, ask.at());
    return set == null ? null : set.rules().validity().end(ask.at(), set.rules().zone());
  }

  private @Nullable RuleSet rules(Account account, Instant at) {
    return switch (account) {
      case Unopened() -> null;
      case Opened a -> schemes.at(a.community(), at);
    };
  }
}
