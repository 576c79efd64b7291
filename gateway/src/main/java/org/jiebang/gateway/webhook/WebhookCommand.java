package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.List;
import org.jiebang.eventsourcing.personal.Envelope;

/** What can be asked of a webhook. */
public sealed interface WebhookCommand {

  /**
   * @param types empty: all
   * @param after deliveries begin behind this position
   * @param secret the first one
   */
  record SubscribeWebhook(
      WebhookId webhook,
      Owner owner,
      String url,
      List<String> types,
      long after,
      Envelope secret,
      Instant at)
      implements WebhookCommand {}

  /** The endpoint has answered its challenge. */
  record VerifyWebhook(Instant at) implements WebhookCommand {}

  record PauseWebhook(Instant at) implements WebhookCommand {}

  record ResumeWebhook(Instant at) implements WebhookCommand {}

  /**
   * @param position what could not be delivered
   * @param attempts how often that was tried
   */
  record DisableWebhook(long position, int attempts, Why why, Instant at)
      implements WebhookCommand {}

  /**
   * @param number of the new one
   * @param until deliveries are signed with the one before, too
   */
  record RotateSecret(int number, Envelope secret, Instant until, Instant at)
      implements WebhookCommand {}

  /** Deliver again what stands behind a position. */
  record Redeliver(long after, Instant at) implements WebhookCommand {}

  record CloseWebhook(Instant at) implements WebhookCommand {}

  /** Why nothing is delivered any more. */
  enum Why {
    /** All attempts have failed. */
    EXHAUSTED,
    /** The endpoint has answered 410. */
    GONE
  }
}
