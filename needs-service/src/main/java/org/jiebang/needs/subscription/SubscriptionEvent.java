package org.jiebang.needs.subscription;

import java.time.Instant;

/** What can happen to a subscription. Who follows what is nobody's business: it stays here. */
public sealed interface SubscriptionEvent {

  SubscriptionId subscription();

  Instant at();

  /** Also when it had ended before. */
  record SubscriptionOpened(
      SubscriptionId subscription, Subscriber subscriber, Subject subject, Wish wish, Instant at)
      implements SubscriptionEvent {}

  record SubscriptionChanged(SubscriptionId subscription, Wish wish, Instant at)
      implements SubscriptionEvent {}

  record SubscriptionEnded(SubscriptionId subscription, Instant at) implements SubscriptionEvent {}

  /** A need that its subscriber followed by itself is followed no more. */
  record NeedLeft(SubscriptionId subscription, Subscriber subscriber, Subject subject, Instant at)
      implements SubscriptionEvent {}
}
