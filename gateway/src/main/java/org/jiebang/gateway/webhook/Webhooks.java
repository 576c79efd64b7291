package org.jiebang.gateway.webhook;

import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.gateway.webhook.Webhook.Active;
import org.jiebang.gateway.webhook.Webhook.Closed;
import org.jiebang.gateway.webhook.Webhook.Disabled;
import org.jiebang.gateway.webhook.Webhook.Paused;
import org.jiebang.gateway.webhook.Webhook.Pending;
import org.jiebang.gateway.webhook.Webhook.Unknown;

/** The streams of webhooks; each belongs to the scope whose facts it tells. */
public final class Webhooks implements Aggregate<WebhookCommand, Webhook, WebhookEvent> {

  public static final Webhooks INSTANCE = new Webhooks();

  private final WebhookDecider decider = new WebhookDecider();

  private Webhooks() {}

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Class<WebhookEvent> events() {
    return WebhookEvent.class;
  }

  @Override
  public Decider<WebhookCommand, Webhook, WebhookEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Webhook state) {
    return switch (state) {
      case Unknown _ -> "NONE";
      case Pending _ -> "PENDING";
      case Active _ -> "ACTIVE";
      case Paused _ -> "PAUSED";
      case Disabled _ -> "DISABLED";
      case Closed _ -> "CLOSED";
    };
  }

  @Override
  public UUID tenantOf(Webhook state) {
    return subscriptionOf(state).owner().scope();
  }

  /** Of any webhook that is there. */
  public static Subscription subscriptionOf(Webhook state) {
    return WebhookDecider.subscription(state);
  }
}
