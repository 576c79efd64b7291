package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.UUID;

/** What can happen to the places that an owner has for webhooks. */
public sealed interface WebhookPlacesEvent {

  WebhookId webhook();

  Instant at();

  /**
   * @param scope of the owner
   */
  record PlaceTaken(WebhookId webhook, UUID scope, Instant at) implements WebhookPlacesEvent {}

  record PlaceFreed(WebhookId webhook, Instant at) implements WebhookPlacesEvent {}
}
