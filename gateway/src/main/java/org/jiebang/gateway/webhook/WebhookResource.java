package org.jiebang.gateway.webhook;

import static org.jiebang.eventsourcing.identity.Role.APP;
import static org.jiebang.eventsourcing.identity.Role.COM;
import static org.jiebang.eventsourcing.identity.Role.DEP;
import static org.jiebang.eventsourcing.identity.Role.DIS;
import static org.jiebang.eventsourcing.identity.Role.UNI;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.http.Change;
import org.jiebang.eventsourcing.http.Empty;
import org.jiebang.eventsourcing.http.Endpoint;
import org.jiebang.eventsourcing.http.Endpoints;
import org.jiebang.eventsourcing.http.EventPage;
import org.jiebang.eventsourcing.http.Page;
import org.jiebang.eventsourcing.http.PageQuery;
import org.jiebang.eventsourcing.identity.Allowed;
import org.jiebang.gateway.feed.FeedReader;
import org.jiebang.gateway.webhook.WebhookCommand.CloseWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.PauseWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.Redeliver;
import org.jiebang.gateway.webhook.WebhookCommand.ResumeWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.RotateSecret;
import org.jiebang.gateway.webhook.WebhookCommand.SubscribeWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.VerifyWebhook;
import org.jiebang.gateway.webhook.WebhookPlacesCommand.FreePlace;
import org.jiebang.gateway.webhook.WebhookPlacesCommand.TakePlace;
import org.jspecify.annotations.Nullable;

/** Webhooks over HTTP. */
@Path("/api/v1/webhooks")
@RunOnVirtualThread
@Tag(name = "webhooks", description = "Being told of what happens / 推送")
public class WebhookResource {

  private final Endpoint<WebhookCommand, Webhook, WebhookEvent, WebhookBody, WebhookAnswer>
      webhooks;
  private final WebhookOwners owners;
  private final WebhookSecrets secrets;
  private final Receivers receivers;
  private final ChallengePauses pauses;
  private final FeedReader feed;
  private final WebhookConfig config;

  WebhookResource(
      Endpoints endpoints,
      WebhookOwners owners,
      WebhookSecrets secrets,
      Receivers receivers,
      ChallengePauses pauses,
      FeedReader feed,
      WebhookConfig config) {
    this.webhooks =
        endpoints.of(
            Webhooks.INSTANCE,
            new WebhookPicture(),
            "/api/v1/webhooks",
            (_, body, _) -> WebhookAnswer.of(body));
    this.owners = owners;
    this.secrets = secrets;
    this.receivers = receivers;
    this.pauses = pauses;
    this.feed = feed;
    this.config = config;
  }

  /**
   * @param scope the community, organisation or district whose facts are told; the caller's role
   *     must be held there or above
   * @param url https, a public name, port 443 or 8443
   * @param types names of facts; none: all
   * @param after deliveries begin behind this position of the feed; absent: with what comes
   */
  record SubscribeRequest(
      @NotNull UUID scope,
      @NotBlank @Size(max = 1000) String url,
      @Nullable @Size(max = 32)
          List<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,79}") String> types,
      @Nullable @Min(0) @Max(Long.MAX_VALUE / 2) Long after) {}

  /**
   * @param after what stands behind this position of the feed is delivered, again or for the first
   *     time
   */
  record RedeliverRequest(@NotNull @Min(0) @Max(Long.MAX_VALUE / 2) Long after) {}

  @POST
  @ResponseStatus(201)
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "subscribeWebhook", summary = "Subscribe a webhook / 订阅事件推送")
  public RestResponse<WebhookAnswer> subscribe(@NotNull @Valid SubscribeRequest body) {
    RestResponse<WebhookAnswer> answer =
        webhooks.createWithBeside(
            WebhookPlaces.neighbour(body.scope()),
            body.scope(),
            body,
            (ask, id) -> {
              receivers.admit(body.url());
              var webhook = new WebhookId(id);
              Owner owner = owners.acting(ask.actor(), body.scope());
              return List.of(
                  Step.of(
                      Webhooks.INSTANCE,
                      id,
                      new SubscribeWebhook(
                          webhook,
                          owner,
                          body.url(),
                          body.types() == null
                              ? List.of()
                              : body.types().stream().distinct().sorted().toList(),
                          body.after() == null ? feed.caughtUp() : body.after(),
                          secrets.make(id, 1),
                          ask.at())),
                  Step.of(
                      WebhookPlaces.INSTANCE,
                      WebhookPlaces.of(owner),
                      new TakePlace(webhook, body.scope(), config.perOwner(), ask.at())));
            });
    return withSecret(answer);
  }

  @POST
  @Path("/{id}/verify")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "verifyWebhook", summary = "Send the endpoint its challenge / 验证推送地址")
  public RestResponse<WebhookAnswer> verify(@PathParam("id") UUID id, @Nullable @Valid Empty body) {
    owners.check(id);
    return webhooks.command(
        id,
        Empty.BODY,
        (ask, webhook) -> {
          if (webhook instanceof Webhook.Pending(Subscription subscription)) {
            pauses.begin(id, subscription.url());
            receivers.challenge(subscription);
            pauses.answered(id, subscription.url());
          }
          return new VerifyWebhook(ask.at());
        });
  }

  @POST
  @Path("/{id}/pause")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "pauseWebhook", summary = "Stop deliveries for a while / 暂停推送")
  public RestResponse<WebhookAnswer> pause(@PathParam("id") UUID id, @Nullable @Valid Empty body) {
    owners.check(id);
    return webhooks.command(id, Empty.BODY, (ask, _) -> new PauseWebhook(ask.at()));
  }

  @POST
  @Path("/{id}/resume")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "resumeWebhook", summary = "Go on with deliveries / 恢复推送")
  public RestResponse<WebhookAnswer> resume(@PathParam("id") UUID id, @Nullable @Valid Empty body) {
    owners.check(id);
    return webhooks.command(id, Empty.BODY, (ask, _) -> new ResumeWebhook(ask.at()));
  }

  @POST
  @Path("/{id}/rotate-secret")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "rotateWebhookSecret", summary = "Make a new secret / 轮换签名密钥")
  public RestResponse<WebhookAnswer> rotate(@PathParam("id") UUID id, @Nullable @Valid Empty body) {
    owners.check(id);
    return withSecret(
        webhooks.command(
            id,
            Empty.BODY,
            (ask, webhook) -> {
              int number = Webhooks.subscriptionOf(webhook).secrets().getFirst().number() + 1;
              return new RotateSecret(
                  number, secrets.make(id, number), ask.at().plus(config.overlap()), ask.at());
            }));
  }

  @POST
  @Path("/{id}/redeliver")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "redeliverWebhook", summary = "Deliver again from a position / 从某位置重新推送")
  public RestResponse<WebhookAnswer> redeliver(
      @PathParam("id") UUID id, @NotNull @Valid RedeliverRequest body) {
    owners.check(id);
    return webhooks.command(id, body, (ask, _) -> new Redeliver(body.after(), ask.at()));
  }

  @POST
  @Path("/{id}/close")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "closeWebhook", summary = "End a webhook for good / 关闭推送")
  public RestResponse<WebhookAnswer> close(@PathParam("id") UUID id, @Nullable @Valid Empty body) {
    owners.check(id);
    return webhooks.commandWith(
        id,
        Empty.BODY,
        (ask, webhook) ->
            List.of(
                Step.of(Webhooks.INSTANCE, id, new CloseWebhook(ask.at())),
                Step.of(
                    WebhookPlaces.INSTANCE,
                    WebhookPlaces.of(Webhooks.subscriptionOf(webhook).owner()),
                    new FreePlace(new WebhookId(id), ask.at()))));
  }

  /**
   * The secret is shown where it is made, and where that is asked again before another one is made;
   * nowhere else.
   */
  private RestResponse<WebhookAnswer> withSecret(RestResponse<WebhookAnswer> answer) {
    // Another instance may have answered: then it has shown the secret, and this is its text.
    Object body = answer.getEntity();
    if (!(body instanceof WebhookAnswer shown)) {
      return answer;
    }
    UUID id = shown.id().value();
    Subscription now = owners.subscription(id);
    if (!Objects.equals(now.previousUntil(), shown.previousSecretUntil())) {
      return answer; // a repeat of an older command: what it made is the newest no more
    }
    return ResponseBuilder.fromResponse(answer)
        .entity(shown.with(secrets.open(id, now.secrets().getFirst())))
        .build();
  }

  @GET
  @Path("/{id}")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "getWebhook", summary = "A webhook / 事件推送")
  public RestResponse<WebhookAnswer> get(
      @PathParam("id") UUID id, @QueryParam("asOf") @Nullable String asOf) {
    owners.check(id);
    return webhooks.get(id, asOf);
  }

  @GET
  @Path("/{id}/deliveries")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "listWebhookDeliveries", summary = "What was sent, and when / 推送记录")
  public Receivers.Deliveries deliveries(
      @PathParam("id") UUID id,
      @QueryParam("before") @Nullable @Min(1) Long before,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit) {
    webhooks.readable(id);
    owners.check(id);
    return receivers.deliveries(id, before, limit);
  }

  @GET
  @Path("/{id}/events")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "getWebhookEvents", summary = "A webhook's history / 推送订阅历史")
  public RestResponse<EventPage> events(
      @PathParam("id") UUID id,
      @QueryParam("after") @Nullable Long after,
      @QueryParam("limit") @Nullable Integer limit) {
    owners.check(id);
    return webhooks.events(id, after, limit);
  }

  @GET
  @Path("/{id}/diff")
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "diffWebhook", summary = "What changed about a webhook / 推送订阅变更")
  public RestResponse<List<Change>> diff(
      @PathParam("id") UUID id,
      @QueryParam("from") @NotBlank String from,
      @QueryParam("to") @NotBlank String to) {
    owners.check(id);
    return webhooks.diff(id, from, to);
  }

  @GET
  @Allowed({COM, DIS, UNI, DEP, APP})
  @Operation(operationId = "listWebhooks", summary = "Webhooks of a scope / 推送订阅列表")
  public RestResponse<Page<WebhookAnswer>> list(
      @QueryParam("scope") @NotNull UUID scope,
      @QueryParam("state") @Nullable String state,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return webhooks.page(
        WebhookRow.class,
        PageQuery.in(scope)
            .where("state", state)
            .where("client", owners.client())
            .page(cursor, limit));
  }
}
