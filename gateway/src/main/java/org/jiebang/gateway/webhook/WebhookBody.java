package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API knows it; without its secrets.
 *
 * @param after deliveries begin behind this position
 * @param secret number of the newest
 * @param previousSecretUntil deliveries are signed with the one before, too; null: there is none
 * @param disabledAt position that could not be delivered; null unless it is disabled
 */
public record WebhookBody(
    WebhookId id,
    String state,
    Owner owner,
    String url,
    List<String> types,
    long after,
    int secret,
    @Nullable Instant previousSecretUntil,
    @Nullable Long disabledAt,
    WebhookCommand.@Nullable Why disabledWhy,
    Instant subscribedAt) {

  WebhookBody in(String newState) {
    return new WebhookBody(
        id,
        newState,
        owner,
        url,
        types,
        after,
        secret,
        previousSecretUntil,
        null,
        null,
        subscribedAt);
  }
}
