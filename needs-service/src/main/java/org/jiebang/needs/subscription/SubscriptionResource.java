package org.jiebang.needs.subscription;

import static org.jiebang.eventsourcing.identity.Role.CNC;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.GRD;
import static org.jiebang.eventsourcing.identity.Role.HUB;
import static org.jiebang.eventsourcing.identity.Role.MEN;
import static org.jiebang.eventsourcing.identity.Role.ORG;
import static org.jiebang.eventsourcing.identity.Role.OWN;
import static org.jiebang.eventsourcing.identity.Role.PNL;
import static org.jiebang.eventsourcing.identity.Role.PRO;
import static org.jiebang.eventsourcing.identity.Role.RES;
import static org.jiebang.eventsourcing.identity.Role.TEAM;
import static org.jiebang.eventsourcing.identity.Role.UNI;
import static org.jiebang.eventsourcing.identity.Role.VOL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.eventsourcing.identity.CurrentCaller;
import org.jiebang.eventsourcing.identity.SignedIn;
import org.jiebang.needs.need.Category;
import org.jiebang.needs.need.Coded;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.policy.PoliciesInForce;
import org.jiebang.needs.policy.PolicyValues;
import org.jiebang.needs.publication.UpdateKind;
import org.jiebang.needs.subscription.SubscriptionBookCommand.FreeSubscriptionPlace;
import org.jiebang.needs.subscription.SubscriptionBookCommand.TakeSubscriptionPlace;
import org.jiebang.needs.subscription.SubscriptionCommand.ChangeSubscription;
import org.jiebang.needs.subscription.SubscriptionCommand.LeaveNeed;
import org.jiebang.needs.subscription.SubscriptionCommand.Subscribe;
import org.jiebang.needs.subscription.SubscriptionCommand.Unsubscribe;
import org.jspecify.annotations.Nullable;

/** Subscriptions over HTTP: everybody their own, the desk those of the community's channels. */
@Path("/api/v1/subscriptions")
@RunOnVirtualThread
@Tag(name = "subscriptions", description = "Who is told what becomes of a need / 订阅")
public class SubscriptionResource {

  private static final List<String> CHANNELS =
      List.of(ChannelKind.GROUP_CHAT.name(), ChannelKind.PUBLIC_ACCOUNT.name());

  private final SubscriptionDoor door;
  private final PoliciesInForce policies;
  private final CurrentCaller caller;

  SubscriptionResource(SubscriptionDoor door, PoliciesInForce policies, CurrentCaller caller) {
    this.door = door;
    this.policies = policies;
    this.caller = caller;
  }

  /**
   * What to follow: of {@code need}, {@code category} and {@code grid} at most one; none of them:
   * all that the community tells the public.
   *
   * @param grid number of the grid, as the community counts
   * @param kinds what is wanted; absent or empty: all
   * @param language for whoever delivers; absent: {@code zh-CN}
   */
  @Schema(name = "SubscribeRequest")
  public record SubscribeRequest(
      @NotNull UUID community,
      @Nullable UUID need,
      @Coded @Nullable Category category,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String grid,
      @Size(max = 20) @Nullable List<@NotNull UpdateKind> kinds,
      @Pattern(regexp = "zh-CN|en") @Nullable String language) {}

  /**
   * As for a person.
   *
   * @param label what the community calls the channel; never who is in it
   */
  @Schema(name = "SubscribeChannelRequest")
  public record ChannelRequest(
      @NotNull UUID community,
      @NotNull ChannelKind channel,
      @NotBlank @Size(max = 40) String label,
      @Nullable UUID need,
      @Coded @Nullable Category category,
      @Pattern(regexp = "[\\p{L}0-9-]{1,20}") @Nullable String grid,
      @Size(max = 20) @Nullable List<@NotNull UpdateKind> kinds,
      @Pattern(regexp = "zh-CN|en") @Nullable String language) {}

  /** As when it was opened; what is absent is all, and {@code zh-CN}. */
  @Schema(name = "ChangeSubscriptionRequest")
  public record ChangeRequest(
      @Size(max = 20) @Nullable List<@NotNull UpdateKind> kinds,
      @Pattern(regexp = "zh-CN|en") @Nullable String language) {}

  /** Which need. */
  @Schema(name = "LeaveNeedRequest")
  public record LeaveRequest(@NotNull UUID need) {}

  private static Wish wish(@Nullable List<UpdateKind> kinds, @Nullable String language) {
    return Wish.of(kinds == null ? List.of() : kinds, language == null ? "zh-CN" : language);
  }

  @POST
  @ResponseStatus(201)
  @Allowed(
      value = {RES, VOL, DEP, UNI, COM, GRD, DIS, PNL, CNC, MEN, TEAM, HUB, ORG, OWN, PRO},
      anywhere = true)
  @Operation(operationId = "subscribe", summary = "Be told what becomes of it / 订阅")
  public RestResponse<ShownSubscription> subscribe(@NotNull @Valid SubscribeRequest body) {
    return open(
        body,
        Subscriber.of(caller.get().person()),
        body.community(),
        body.need(),
        body.category(),
        body.grid(),
        wish(body.kinds(), body.language()));
  }

  @POST
  @ResponseStatus(201)
  @Path("/channels")
  @Allowed(COM)
  @Operation(operationId = "subscribeChannel", summary = "Have a channel told / 登记对外通知渠道")
  public RestResponse<ShownSubscription> subscribeChannel(@NotNull @Valid ChannelRequest body) {
    return open(
        body,
        Subscriber.of(new OutboundChannel(body.channel(), body.label().strip())),
        body.community(),
        body.need(),
        body.category(),
        body.grid(),
        wish(body.kinds(), body.language()));
  }

  private RestResponse<ShownSubscription> open(
      Object body,
      Subscriber subscriber,
      UUID place,
      @Nullable UUID need,
      @Nullable Category category,
      @Nullable String grid,
      Wish wish) {
    return door.subscriptions()
        .createWith(
            place,
            body,
            (ask, minted) -> {
              CommunityId community = new CommunityId(place);
              SubscriptionDoor.Followed followed =
                  door.followed(community, need, category, grid, subscriber);
              UUID book = SubscriptionBooks.of(subscriber, community);
              SubscriptionId id = SubscriptionId.of(book, subscriber, followed.subject());
              UUID owner = SubscriptionBooks.owner(subscriber, community);
              PolicyValues inForce = policies.at(place, ask.at());
              int most =
                  subscriber.person() == null
                      ? inForce.channelsMost()
                      : inForce.subscriptionsMost();
              return List.of(
                  Step.of(
                      Subscriptions.INSTANCE,
                      id.value(),
                      new Subscribe(
                          id,
                          subscriber,
                          followed.subject(),
                          wish,
                          followed.secluded(),
                          followed.concerned(),
                          ask.at())),
                  Step.of(
                      SubscriptionBooks.INSTANCE,
                      book,
                      new TakeSubscriptionPlace(id, community, owner, most, ask.at())));
            });
  }

  @POST
  @Path("/{id}/change")
  @Allowed(
      value = {RES, VOL, DEP, UNI, COM, GRD, DIS, PNL, CNC, MEN, TEAM, HUB, ORG, OWN, PRO},
      anywhere = true)
  @Operation(operationId = "changeSubscription", summary = "Be told other things / 修改订阅")
  public RestResponse<ShownSubscription> change(
      @PathParam("id") UUID id, @NotNull @Valid ChangeRequest body) {
    return door.own(id)
        .command(
            id,
            body,
            (ask, held) ->
                new ChangeSubscription(
                    new SubscriptionId(id), wish(body.kinds(), body.language()), ask.at()));
  }

  @POST
  @Path("/{id}/unsubscribe")
  @Allowed(
      value = {RES, VOL, DEP, UNI, COM, GRD, DIS, PNL, CNC, MEN, TEAM, HUB, ORG, OWN, PRO},
      anywhere = true)
  @Operation(operationId = "unsubscribe", summary = "Be told no more / 退订")
  public RestResponse<ShownSubscription> unsubscribe(
      @PathParam("id") UUID id, @Nullable Empty body) {
    SubscriptionId subscription = new SubscriptionId(id);
    return door.own(id)
        .commandWith(
            id,
            Empty.BODY,
            (ask, state) ->
                List.of(
                    Step.of(Subscriptions.INSTANCE, id, new Unsubscribe(subscription, ask.at())),
                    Step.of(
                        SubscriptionBooks.INSTANCE,
                        SubscriptionDoor.book(state),
                        new FreeSubscriptionPlace(subscription, ask.at()))));
  }

  /** Who brought a need in, or has joined it, follows it by itself, and may leave. */
  @POST
  @ResponseStatus(201)
  @Path("/leave")
  @Allowed(
      value = {RES, VOL, DEP, UNI, COM, GRD, DIS, PNL, CNC, MEN, TEAM, HUB, ORG, OWN, PRO},
      anywhere = true)
  @Operation(operationId = "stopFollowing", summary = "Hear no more of a need / 不再接收该需求通知")
  public RestResponse<ShownSubscription> leave(@NotNull @Valid LeaveRequest body) {
    Subscriber subscriber = Subscriber.of(caller.get().person());
    CommunityId community = door.communityOf(body.need());
    UUID book = SubscriptionBooks.of(subscriber, community);
    Subject subject = Subject.of(community, new NeedId(body.need()));
    SubscriptionId id = SubscriptionId.of(book, subscriber, subject);
    return door.subscriptions()
        .createWith(
            community.value(),
            body,
            (ask, minted) ->
                List.of(
                    Step.of(
                        Subscriptions.INSTANCE,
                        id.value(),
                        new LeaveNeed(
                            id,
                            subscriber,
                            subject,
                            door.followed(community, body.need(), null, null, subscriber)
                                .concerned(),
                            ask.at())),
                    Step.of(
                        SubscriptionBooks.INSTANCE,
                        book,
                        new FreeSubscriptionPlace(id, ask.at()))));
  }

  @GET
  @Path("/{id}")
  @SignedIn
  @Operation(operationId = "getSubscription", summary = "One subscription / 订阅详情")
  public RestResponse<ShownSubscription> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    return door.own(id).get(id, asOf);
  }

  @GET
  @Path("/{id}/events")
  @SignedIn
  @Operation(operationId = "getSubscriptionEvents", summary = "Its history / 订阅历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    return door.own(id).events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @SignedIn
  @Operation(operationId = "diffSubscription", summary = "What changed in between / 订阅变更对比")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    return door.own(id).diff(id, from, to);
  }

  /**
   * The caller's own; or, with {@code channels}, those of a community's channels: these are for
   * whoever belongs there.
   */
  @GET
  @SignedIn
  @Operation(operationId = "listSubscriptions", summary = "Subscriptions / 订阅列表")
  public RestResponse<Page<ShownSubscription>> list(
      @QueryParam("community") @Nullable UUID community,
      @QueryParam("channels") @DefaultValue("false") boolean channels,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    PageQuery query =
        channels
            ? (community == null ? PageQuery.ofMyScopes() : PageQuery.in(community))
                .where("channel", CHANNELS)
            : PageQuery.everywhere()
                .where("subscriber", caller.get().person())
                .where("tenant", community);
    return door.subscriptions()
        .page(SubscriptionRow.class, query.where("state", state).page(cursor, limit));
  }
}
