package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.personal.Envelope;

/** What can happen to a webhook. */
public sealed interface WebhookEvent {

  WebhookId webhook();

  Instant at();

  /**
   * @param types empty: all
   * @param after deliveries begin behind this position
   */
  record WebhookSubscribed(
      WebhookId webhook,
      Owner owner,
      String url,
      List<String> types,
      long after,
      Envelope secret,
      Instant at)
      implements WebhookEvent {}

  record WebhookVerified(WebhookId webhook, Instant at) implements WebhookEvent {}

  record WebhookPaused(WebhookId webhook, Instant at) implements WebhookEvent {}

  record WebhookResumed(WebhookId webhook, Instant at) implements WebhookEvent {}

  /**
   * @param position what could not be delivered
   * @param attempts how often that was tried
   */
  record WebhookDisabled(
      WebhookId webhook, long position, int attempts, WebhookCommand.Why why, Instant at)
      implements WebhookEvent {}

  /**
   * @param until deliveries are signed with the secret before, too
   */
  record SecretRotated(WebhookId webhook, int number, Envelope secret, Instant until, Instant at)
      implements WebhookEvent {}

  record RedeliveryBegun(WebhookId webhook, long after, Instant at) implements WebhookEvent {}

  record WebhookClosed(WebhookId webhook, Instant at) implements WebhookEvent {}
}
