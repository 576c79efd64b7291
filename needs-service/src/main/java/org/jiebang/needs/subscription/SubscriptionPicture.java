package org.jiebang.needs.subscription;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.subscription.SubscriptionEvent.NeedLeft;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionChanged;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionEnded;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionOpened;
import org.jspecify.annotations.Nullable;

/** Folds a subscription's events into what is kept for showing. */
public final class SubscriptionPicture implements Picture<SubscriptionBody, SubscriptionEvent> {

  static final String ACTIVE = "ACTIVE";
  static final String ENDED = "ENDED";

  @Override
  public Class<SubscriptionBody> body() {
    return SubscriptionBody.class;
  }

  @Override
  public String state(SubscriptionBody body) {
    return body.state();
  }

  @Override
  public SubscriptionBody evolve(
      @Nullable SubscriptionBody body, Recorded<SubscriptionEvent> fact) {
    return switch (fact.event()) {
      case SubscriptionOpened e ->
          new SubscriptionBody(
              e.subscription().value(), ACTIVE, e.subscriber(), e.subject(), e.wish(), e.at());
      case SubscriptionChanged e -> requireNonNull(body).with(ACTIVE, e.wish());
      case SubscriptionEnded _ -> requireNonNull(body).with(ENDED, requireNonNull(body).wish());
      case NeedLeft e ->
          new SubscriptionBody(
              e.subscription().value(),
              ENDED,
              e.subscriber(),
              e.subject(),
              new Wish(List.of(), "zh-CN"),
              e.at());
    };
  }
}
