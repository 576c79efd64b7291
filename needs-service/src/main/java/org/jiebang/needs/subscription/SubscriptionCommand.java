package org.jiebang.needs.subscription;

import java.time.Instant;

/** What can be asked of a subscription. */
public sealed interface SubscriptionCommand {

  SubscriptionId subscription();

  Instant at();

  /**
   * @param secluded what is to be followed is told only those whom it concerns
   * @param concerned the subscriber is one of them
   */
  record Subscribe(
      SubscriptionId subscription,
      Subscriber subscriber,
      Subject subject,
      Wish wish,
      boolean secluded,
      boolean concerned,
      Instant at)
      implements SubscriptionCommand {}

  record ChangeSubscription(SubscriptionId subscription, Wish wish, Instant at)
      implements SubscriptionCommand {}

  record Unsubscribe(SubscriptionId subscription, Instant at) implements SubscriptionCommand {}

  /**
   * To hear no more of a need that one follows by itself.
   *
   * @param concerned its author, or somebody who has joined it
   */
  record LeaveNeed(
      SubscriptionId subscription,
      Subscriber subscriber,
      Subject subject,
      boolean concerned,
      Instant at)
      implements SubscriptionCommand {}
}
