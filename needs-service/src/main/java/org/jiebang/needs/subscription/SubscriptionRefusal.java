package org.jiebang.needs.subscription;

import org.jiebang.eventsourcing.Refusal;

/** Why a subscription says no. */
public enum SubscriptionRefusal implements Refusal {
  SUBSCRIPTION_NOT_FOUND(Kind.NOT_FOUND, "There is no such subscription."),
  ALREADY_SUBSCRIBED(Kind.ALREADY, "This is followed already; change the subscription."),
  ALREADY_UNSUBSCRIBED(Kind.ALREADY, "This is not followed any more."),
  SUBSCRIPTION_LIMIT_REACHED(Kind.STATE, "There are only so many subscriptions; end one first."),
  SUBJECT_IS_PRIVATE(
      Kind.FORBIDDEN, "What is private is told only its author and those who joined."),
  NOT_CONCERNED(Kind.CONTENT, "Only who brought the need in or has joined it is told by itself."),
  ILLEGAL_TRANSITION(Kind.STATE, "The subscription is not in a state for this.");

  private final Kind kind;
  private final String detail;

  SubscriptionRefusal(Kind kind, String detail) {
    this.kind = kind;
    this.detail = detail;
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String detail() {
    return detail;
  }
}
