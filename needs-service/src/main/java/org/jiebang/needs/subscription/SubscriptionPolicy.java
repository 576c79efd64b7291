package org.jiebang.needs.subscription;

/**
 * How much may be followed; our defaults.
 *
 * @param perPerson subscriptions of one person in one community, besides their own needs
 * @param channels subscriptions of all channels of one community
 */
public record SubscriptionPolicy(int perPerson, int channels) {

  public static final SubscriptionPolicy DEFAULT = new SubscriptionPolicy(50, 20);

  int most(Subscriber subscriber) {
    return subscriber.person() == null ? channels : perPerson;
  }
}
