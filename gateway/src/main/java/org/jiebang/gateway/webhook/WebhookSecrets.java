package org.jiebang.gateway.webhook;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jspecify.annotations.Nullable;

/**
 * Makes and opens webhooks' secrets. They are sealed like personal fields, under a key of the
 * webhook's own that goes when it is closed; whoever has the log, or a backup of it, has none.
 */
@Singleton
public class WebhookSecrets {

  /** As Standard Webhooks writes a symmetric secret. */
  private static final String PREFIX = "whsec_";

  private static final int BYTES = 32;

  private final PersonKeys keys;
  private final SecureRandom random = new SecureRandom();

  WebhookSecrets(PersonKeys keys) {
    this.keys = keys;
  }

  /** A new one. */
  Envelope make(UUID webhook, int number) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return keys.seal(
        webhook, webhook, Secret.field(number), PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  /** {@code whsec_…}; null when the webhook was closed. */
  public @Nullable String open(UUID webhook, Secret secret) {
    return keys.open(secret.sealed(), webhook, Secret.field(secret.number()));
  }

  /** For good. */
  void destroy(UUID webhook) {
    keys.destroy(webhook);
  }
}
