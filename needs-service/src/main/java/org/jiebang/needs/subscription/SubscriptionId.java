package org.jiebang.needs.subscription;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;

/** Names a subscription; follows from who follows what, so nobody follows a thing twice. */
public record SubscriptionId(UUID value) implements Id {

  /** In the part of the subscriber's book, because the two are decided together. */
  public static SubscriptionId of(UUID book, Subscriber subscriber, Subject subject) {
    return new SubscriptionId(
        Ids.derivedBeside(
            book, "subscription", subscriber.key(subject.community()), subject.key()));
  }
}
