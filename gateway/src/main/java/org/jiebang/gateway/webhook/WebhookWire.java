package org.jiebang.gateway.webhook;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.gateway.webhook.WebhookEvent.RedeliveryBegun;
import org.jiebang.gateway.webhook.WebhookEvent.SecretRotated;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookClosed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookDisabled;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookPaused;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookResumed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookSubscribed;
import org.jiebang.gateway.webhook.WebhookEvent.WebhookVerified;
import org.jiebang.gateway.webhook.WebhookPlacesEvent.PlaceFreed;
import org.jiebang.gateway.webhook.WebhookPlacesEvent.PlaceTaken;

/** Names of a webhook's events. They stay in the house: whose address is whose concerns nobody. */
public final class WebhookWire {

  private WebhookWire() {}

  public static Wire wire() {
    return Wire.named()
        .withheld("webhook-subscribed", WebhookSubscribed.class)
        .withheld("webhook-verified", WebhookVerified.class)
        .withheld("webhook-paused", WebhookPaused.class)
        .withheld("webhook-resumed", WebhookResumed.class)
        .withheld("webhook-disabled", WebhookDisabled.class)
        .withheld("webhook-secret-rotated", SecretRotated.class)
        .withheld("webhook-redelivery-begun", RedeliveryBegun.class)
        .withheld("webhook-closed", WebhookClosed.class)
        .withheld("webhook-place-taken", PlaceTaken.class)
        .withheld("webhook-place-freed", PlaceFreed.class)
        .build();
  }
}
