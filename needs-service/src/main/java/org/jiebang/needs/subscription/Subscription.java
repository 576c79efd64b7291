package org.jiebang.needs.subscription;

/** What a subscription's events add up to. */
public sealed interface Subscription {

  record Unopened() implements Subscription {}

  /**
   * Somebody follows something, or did.
   *
   * @param active false: they hear no more of it, even if it is their own need
   */
  record Held(
      SubscriptionId subscription,
      Subscriber subscriber,
      Subject subject,
      Wish wish,
      boolean active)
      implements Subscription {

    Held with(Wish now) {
      return new Held(subscription, subscriber, subject, now, active);
    }

    Held ended() {
      return new Held(subscription, subscriber, subject, wish, false);
    }
  }
}
