package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is delivered where.
 *
 * @param url as it was given
 * @param types names of facts; empty: all
 * @param secrets newest first, at most two
 * @param after the position behind which deliveries begin
 * @param run how often that has been said anew
 */
public record Subscription(
    WebhookId webhook,
    Owner owner,
    String url,
    List<String> types,
    List<Secret> secrets,
    long after,
    int run) {

  /** Until when deliveries are signed with the secret before, too; null: there was none before. */
  @Nullable Instant previousUntil() {
    return secrets.size() > 1 ? secrets.get(1).until() : null;
  }

  Subscription from(long position) {
    return new Subscription(webhook, owner, url, types, secrets, position, run + 1);
  }

  Subscription signedWith(List<Secret> others) {
    return new Subscription(webhook, owner, url, types, others, after, run);
  }
}
