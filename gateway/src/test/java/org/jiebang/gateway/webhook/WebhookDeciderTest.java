package org.jiebang.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.always;
import static org.jiebang.eventsourcing.testing.LifecycleWalk.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.testing.DeciderSpec;
import org.jiebang.eventsourcing.testing.LifecycleWalk;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.gateway.webhook.WebhookCommand.CloseWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.DisableWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.PauseWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.Redeliver;
import org.jiebang.gateway.webhook.WebhookCommand.ResumeWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.RotateSecret;
import org.jiebang.gateway.webhook.WebhookCommand.SubscribeWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.VerifyWebhook;
import org.jiebang.gateway.webhook.WebhookCommand.Why;
import org.jiebang.gateway.webhook.WebhookEvent.RedeliveryBegun;
import org.jiebang.gateway.webhook.WebhookEvent.SecretRotated;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookClosed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookDisabled;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookPaused;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookSubscribed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookVerified;
import org.jiebang.gateway.webhook.WebhookPlaces.Places;
import org.jiebang.gateway.webhook.WebhookPlacesCommand.FreePlace;
import org.jiebang.gateway.webhook.WebhookPlacesCommand.TakePlace;
import org.jiebang.gateway.webhook.WebhookPlacesEvent.PlaceFreed;
import org.jiebang.gateway.webhook.WebhookPlacesEvent.PlaceTaken;
import org.junit.jupiter.api.Test;

class WebhookDeciderTest {

  private static final Instant AT = Instant.parse("2025-03-01T04:00:00.123456Z");
  private static final Instant TOMORROW = Instant.parse("2025-03-02T04:00:00.123456Z");
  private static final WebhookId HOOK =
      new WebhookId(UUID.fromString("0195505c-6a00-7000-8000-0000000000d1"));
  private static final UUID WUHUAN = UUID.fromString("0195505c-6a00-7000-8000-000000000021");
  private static final Owner DESK = new Owner(WUHUAN, "COM", null);
  private static final String URL = "https://hooks.example.com/jiebang";
  private static final Envelope ONE = new Envelope(HOOK.value(), 1, "AAAAAAAAAAAAAAAA", "b25l");
  private static final Envelope TWO = new Envelope(HOOK.value(), 1, "AAAAAAAAAAAAAAAB", "dHdv");
  private static final Envelope THREE = new Envelope(HOOK.value(), 1, "AAAAAAAAAAAAAAAC", "Mw");

  private static final WebhookEvent SUBSCRIBED =
      new WebhookSubscribed(HOOK, DESK, URL, List.of("need-verified"), 4711, ONE, AT);
  private static final WebhookEvent VERIFIED = new WebhookVerified(HOOK, AT);
  private static final WebhookEvent PAUSED = new WebhookPaused(HOOK, AT);
  private static final WebhookEvent DISABLED =
      new WebhookDisabled(HOOK, 4712, 11, Why.EXHAUSTED, AT);
  private static final WebhookEvent CLOSED = new WebhookClosed(HOOK, AT);

  private final DeciderSpec<WebhookCommand, Webhook, WebhookEvent> spec =
      DeciderSpec.of(Webhooks.INSTANCE.decider());

  @Test
  void every_cell_of_the_lifecycle_holds() {
    new LifecycleWalk<>(
            Webhooks.INSTANCE,
            Map.of(
                "PENDING", history(SUBSCRIBED),
                "ACTIVE", history(SUBSCRIBED, VERIFIED),
                "PAUSED", history(SUBSCRIBED, VERIFIED, PAUSED),
                "DISABLED", history(SUBSCRIBED, VERIFIED, DISABLED),
                "CLOSED", history(SUBSCRIBED, CLOSED)),
            Map.of(
                "subscribe",
                always(
                    new SubscribeWebhook(HOOK, DESK, URL, List.of("need-verified"), 4711, ONE, AT)),
                "verify",
                always(new VerifyWebhook(AT)),
                "pause",
                always(new PauseWebhook(AT)),
                "resume",
                always(new ResumeWebhook(AT)),
                "disable",
                always(new DisableWebhook(4712, 11, Why.EXHAUSTED, AT)),
                "rotate-secret",
                always(new RotateSecret(2, TWO, TOMORROW, AT)),
                "redeliver",
                always(new Redeliver(17, AT)),
                "close",
                always(new CloseWebhook(AT))))
        .check();
  }

  @Test
  void every_cell_of_an_owners_places_holds() {
    new LifecycleWalk<>(
            WebhookPlaces.INSTANCE,
            Map.of("KEPT", List.of(new PlaceTaken(HOOK, WUHUAN, AT))),
            Map.of(
                "take",
                (Places state) ->
                    new TakePlace(
                        state.scope() == null ? HOOK : new WebhookId(new UUID(1, 1)),
                        WUHUAN,
                        20,
                        AT),
                "free",
                always(new FreePlace(HOOK, AT))))
        .check();
  }

  @Test
  void an_owner_has_only_so_many_places_and_a_closed_webhook_gives_its_own_back() {
    var places = DeciderSpec.of(WebhookPlaces.INSTANCE.decider());
    var other = new WebhookId(new UUID(1, 1));
    places
        .given(new PlaceTaken(HOOK, WUHUAN, AT))
        .when(new TakePlace(other, WUHUAN, 1, AT))
        .thenRefused(WebhookRefusal.WEBHOOK_LIMIT_REACHED);
    DeciderSpec.of(WebhookPlaces.INSTANCE.decider())
        .given(new PlaceTaken(HOOK, WUHUAN, AT), new PlaceFreed(HOOK, AT))
        .when(new TakePlace(other, WUHUAN, 1, AT))
        .then(new PlaceTaken(other, WUHUAN, AT));
    DeciderSpec.of(WebhookPlaces.INSTANCE.decider())
        .given(new PlaceTaken(HOOK, WUHUAN, AT))
        .when(new TakePlace(HOOK, WUHUAN, 1, AT))
        .thenNothing();
  }

  @Test
  void an_owners_places_are_an_apps_or_the_offices_and_never_in_the_feeds_part() {
    var app = new Owner(WUHUAN, "APP", "city-app");
    assertThat(WebhookPlaces.of(app)).isNotEqualTo(WebhookPlaces.of(DESK));
    var atTheFeed = new Owner(new UUID(7, 63), "COM", null);
    assertThat(Ids.part(WebhookPlaces.of(atTheFeed))).isNotEqualTo(63);
  }

  @Test
  void nothing_is_sent_before_the_endpoint_has_answered() {
    spec.given(SUBSCRIBED)
        .when(new Redeliver(0, AT))
        .thenRefused(WebhookRefusal.WEBHOOK_NOT_VERIFIED);
  }

  @Test
  void with_a_new_secret_the_old_one_is_good_for_a_while() {
    Webhook rotated =
        spec.given(SUBSCRIBED, VERIFIED, new SecretRotated(HOOK, 2, TWO, TOMORROW, AT)).state();
    assertThat(Webhooks.subscriptionOf(rotated).secrets())
        .containsExactly(new Secret(2, TWO, null), new Secret(1, ONE, TOMORROW));
  }

  @Test
  void there_are_never_more_than_two_secrets() {
    Webhook rotated =
        spec.given(
                SUBSCRIBED,
                new SecretRotated(HOOK, 2, TWO, TOMORROW, AT),
                new SecretRotated(HOOK, 3, THREE, TOMORROW, AT))
            .state();
    assertThat(Webhooks.subscriptionOf(rotated).secrets())
        .containsExactly(new Secret(3, THREE, null), new Secret(2, TWO, TOMORROW));
  }

  @Test
  void a_redelivery_begins_a_new_run() {
    Webhook again = spec.given(SUBSCRIBED, VERIFIED, new RedeliveryBegun(HOOK, 17, AT)).state();
    assertThat(again).isInstanceOf(Webhook.Active.class);
    assertThat(Webhooks.subscriptionOf(again).after()).isEqualTo(17);
    assertThat(Webhooks.subscriptionOf(again).run()).isEqualTo(1);
  }

  @Test
  void a_row_shows_why_nothing_comes_any_more_and_no_secret() {
    WebhookRow row =
        Objects.requireNonNull(
            ViewSpec.row(
                new WebhookListView(), HOOK.value(), WUHUAN, SUBSCRIBED, VERIFIED, DISABLED));
    assertThat(row.state).isEqualTo("DISABLED");
    assertThat(row.client).isNull();
    assertThat(row.body)
        .contains("\"disabledAt\":4712", "EXHAUSTED", URL)
        .doesNotContain("b25l", "\"ct\"");
  }

  @Test
  void an_answer_never_prints_its_secret() {
    var answer =
        new WebhookAnswer(
            HOOK,
            "ACTIVE",
            WUHUAN,
            null,
            URL,
            List.of(),
            0,
            "whsec_c2VjcmV0",
            null,
            null,
            null,
            AT);
    assertThat(answer.toString()).doesNotContain("whsec_");
    assertThat(answer.with(null).secret()).isNull();
  }
}
