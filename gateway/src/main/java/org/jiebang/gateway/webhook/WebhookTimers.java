package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.gateway.webhook.WebhookEvent.RedeliveryBegun;
import org.jiebang.gateway.webhook.WebhookEvent.SecretRotated;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookClosed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookDisabled;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookPaused;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookResumed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookSubscribed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookVerified;

/**
 * Destroys a webhook's secrets right after it was closed. A timer, because it must come about
 * whatever crashes or is down in between: it stays due until it has been done.
 */
public final class WebhookTimers implements Timers<WebhookCommand, Webhook, WebhookEvent> {

  private static final String DESTROY_SECRETS = "destroy-secrets";

  private final Supplier<WebhookSecrets> secrets;

  /**
   * @param secrets asked when a timer fires: they stand on the store, which stands on this
   */
  public WebhookTimers(Supplier<WebhookSecrets> secrets) {
    this.secrets = secrets;
  }

  @Override
  public Aggregate<WebhookCommand, Webhook, WebhookEvent> aggregate() {
    return Webhooks.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<WebhookEvent> fact) {
    return switch (fact.event()) {
      case WebhookClosed e -> List.of(new Change.Set(DESTROY_SECRETS, e.at()));
      case WebhookSubscribed _,
          WebhookVerified _,
          WebhookPaused _,
          WebhookResumed _,
          WebhookDisabled _,
          SecretRotated _,
          RedeliveryBegun _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    secrets.get().destroy(stream);
    return List.of();
  }
}
