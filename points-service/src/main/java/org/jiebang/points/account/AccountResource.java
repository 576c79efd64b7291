package org.jiebang.points.account;

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
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.points.account.AccountCommand.CloseAccount;
import org.jiebang.points.account.AccountCommand.FreezeAccount;
import org.jiebang.points.account.AccountCommand.UnfreezeAccount;
import org.jiebang.points.inbound.CommunityId;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP: seen by their owner, their community and what is above it. */
@Path(AccountResource.PATH)
@RunOnVirtualThread
@Tag(name = "accounts", description = "Points and the entries behind them / 积分账户")
public class AccountResource {

  static final String PATH = "/api/v1/accounts";

  private final Endpoint<AccountCommand, Account, AccountEvent, AccountBody, AccountBody.Shown>
      accounts;
  private final Endpoint<AccountCommand, Account, AccountEvent, EntryBody, EntryBody> entries;
  private final AccountAudience audience;
  private final CurrentCaller caller;

  AccountResource(Endpoints endpoints, AccountAudience audience, CurrentCaller caller) {
    this.audience = audience;
    this.caller = caller;
    this.accounts =
        endpoints.of(
            Accounts.INSTANCE, new AccountPicture(), PATH, (id, body, who) -> body.shown());
    this.entries =
        endpoints.of(
            Accounts.INSTANCE, new EntryPicture(), EntryResource.PATH, (id, body, who) -> body);
  }

  record ReasonRequest(@NotBlank @Size(max = 200) String reason) {}

  /**
   * @param donate true: what is left goes to the community; left out: it expires
   */
  record CloseRequest(@NotBlank @Size(max = 200) String reason, @Nullable Boolean donate) {}

  @POST
  @Path("/{id}/freeze")
  @Allowed({COM, DIS})
  @Operation(operationId = "freezeAccount", summary = "Nothing can be spent for now / 冻结账户")
  public RestResponse<AccountBody.Shown> freeze(
      @PathParam("id") UUID id, @NotNull @Valid ReasonRequest body) {
    return seen(id)
        .command(id, body, (ask, _) -> new FreezeAccount(body.reason(), ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/unfreeze")
  @Allowed({COM, DIS})
  @Operation(operationId = "unfreezeAccount", summary = "Points can be spent again / 解冻账户")
  public RestResponse<AccountBody.Shown> unfreeze(@PathParam("id") UUID id, @Nullable Empty body) {
    return seen(id).command(id, Empty.BODY, (ask, _) -> new UnfreezeAccount(ask.actor(), ask.at()));
  }

  @POST
  @Path("/{id}/close")
  @Allowed({COM, DIS})
  @Operation(operationId = "closeAccount", summary = "Close an account for good / 注销账户")
  public RestResponse<AccountBody.Shown> close(
      @PathParam("id") UUID id, @NotNull @Valid CloseRequest body) {
    return seen(id)
        .command(
            id,
            body,
            (ask, _) ->
                new CloseAccount(
                    new AccountId(id).entry("closed", ask.at(), ask.commandId()),
                    body.donate() != null && body.donate(),
                    body.reason(),
                    ask.actor(),
                    ask.at()));
  }

  @GET
  @Path("/mine")
  @SignedIn
  @Operation(operationId = "getMyAccount", summary = "My account in a community / 我的积分账户")
  public RestResponse<AccountBody.Shown> mine(@QueryParam("community") @NotNull UUID community) {
    return accounts.get(
        AccountId.of(caller.get().person(), new CommunityId(community)).value(), null);
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getAccount", summary = "An account with its lots / 查看账户")
  public RestResponse<AccountBody.Shown> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return seen(id).get(id, asOf);
  }

  @GET
  @Path("/{id}/entries")
  @SignedIn
  @Operation(
      operationId = "listAccountEntries",
      summary = "An account's lines, newest first / 积分明细")
  public RestResponse<Page<EntryBody>> entries(
      @PathParam("id") UUID id,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable @Min(1) @Max(100) Integer limit) {
    Account.Opened unused = audience.seen(id);
    return entries.page(
        EntryRow.class,
        PageQuery.everywhere().where("account", id).where("state", kind).page(cursor, limit));
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getAccountEvents", summary = "What happened to an account / 账户历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return seen(id).events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffAccount", summary = "What changed between two moments / 账户差异")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return seen(id).diff(id, from, to);
  }

  @GET
  @Allowed({COM, DIS})
  @Operation(operationId = "listAccounts", summary = "Accounts of a community / 账户列表")
  public RestResponse<Page<AccountBody.Shown>> list(
      @QueryParam("community") @NotNull UUID community,
      @QueryParam("state") @Nullable String state,
      @QueryParam("owner") @Nullable UUID owner,
      @QueryParam("flagged") @Nullable Boolean flagged,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    audience.deskOnly(community);
    return accounts.page(
        AccountRow.class,
        PageQuery.in(community)
            .where("state", state)
            .where("owner", owner)
            .where("flagged", flagged)
            .page(cursor, limit));
  }

  private Endpoint<AccountCommand, Account, AccountEvent, AccountBody, AccountBody.Shown> seen(
      UUID id) {
    Account.Opened unused = audience.seen(id);
    return accounts;
  }
}
