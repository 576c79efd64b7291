package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.UUID;

/** What can be asked of the places that an owner has for webhooks. */
public sealed interface WebhookPlacesCommand {

  /**
   * @param scope of the owner
   * @param most places there are
   */
  record TakePlace(WebhookId webhook, UUID scope, int most, Instant at)
      implements WebhookPlacesCommand {}

  record FreePlace(WebhookId webhook, Instant at) implements WebhookPlacesCommand {}
}
