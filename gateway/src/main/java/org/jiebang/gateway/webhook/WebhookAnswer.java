package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API shows it.
 *
 * @param scope the community, organisation or district whose facts are told
 * @param client the partner app it belongs to; null: the office itself
 * @param types names of facts; empty: all
 * @param after deliveries begin behind this position of the feed
 * @param secret what deliveries are signed with; shown once, when it is made
 * @param previousSecretUntil deliveries are signed with the one before, too
 * @param disabledAt position that could not be delivered
 */
@Schema(name = "Webhook")
public record WebhookAnswer(
    WebhookId id,
    String state,
    UUID scope,
    @Nullable String client,
    String url,
    List<String> types,
    long after,
    @Nullable String secret,
    @Nullable Instant previousSecretUntil,
    @Nullable Long disabledAt,
    @Nullable String disabledWhy,
    Instant subscribedAt) {

  static WebhookAnswer of(WebhookBody body) {
    WebhookCommand.Why why = body.disabledWhy();
    return new WebhookAnswer(
        body.id(),
        body.state(),
        body.owner().scope(),
        body.owner().client(),
        body.url(),
        body.types(),
        body.after(),
        null,
        body.previousSecretUntil(),
        body.disabledAt(),
        why == null ? null : why.name(),
        body.subscribedAt());
  }

  WebhookAnswer with(@Nullable String opened) {
    return new WebhookAnswer(
        id,
        state,
        scope,
        client,
        url,
        types,
        after,
        opened,
        previousSecretUntil,
        disabledAt,
        disabledWhy,
        subscribedAt);
  }

  /** Nothing secret, should an answer ever be printed. */
  @Override
  public String toString() {
    return "WebhookAnswer[" + id + "]";
  }
}
