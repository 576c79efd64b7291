package org.jiebang.needs.subscription;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscription as it is kept for showing.
 *
 * @param state {@code ACTIVE} or {@code ENDED}
 * @param since when it was opened, or opened again: what happened before is not told
 */
public record SubscriptionBody(
    UUID id, String state, Subscriber subscriber, Subject subject, Wish wish, Instant since) {

  SubscriptionBody with(String now, Wish wished) {
    return new SubscriptionBody(id, now, subscriber, subject, wished, since);
  }
}
