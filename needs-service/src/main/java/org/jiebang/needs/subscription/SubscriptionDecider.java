package org.jiebang.needs.subscription;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.needs.subscription.SubscriptionRefusal.ALREADY_SUBSCRIBED;
import static org.jiebang.needs.subscription.SubscriptionRefusal.ALREADY_UNSUBSCRIBED;
import static org.jiebang.needs.subscription.SubscriptionRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.needs.subscription.SubscriptionRefusal.NOT_CONCERNED;
import static org.jiebang.needs.subscription.SubscriptionRefusal.SUBJECT_IS_PRIVATE;
import static org.jiebang.needs.subscription.SubscriptionRefusal.SUBSCRIPTION_NOT_FOUND;

import java.util.List;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.subscription.Subscription.Held;
import org.jiebang.needs.subscription.Subscription.Unopened;
import org.jiebang.needs.subscription.SubscriptionCommand.ChangeSubscription;
import org.jiebang.needs.subscription.SubscriptionCommand.LeaveNeed;
import org.jiebang.needs.subscription.SubscriptionCommand.Subscribe;
import org.jiebang.needs.subscription.SubscriptionCommand.Unsubscribe;
import org.jiebang.needs.subscription.SubscriptionEvent.NeedLeft;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionChanged;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionEnded;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionOpened;

/** The rules of a subscription: opened, changed, ended, and opened again. */
final class SubscriptionDecider
    implements Decider<SubscriptionCommand, Subscription, SubscriptionEvent> {

  private static final Wish ALL = new Wish(List.of(), "zh-CN");

  @Override
  public Subscription initial() {
    return new Unopened();
  }

  @Override
  public List<SubscriptionEvent> decide(SubscriptionCommand command, Subscription state) {
    return switch (command) {
      case Subscribe c -> subscribe(c, state);
      case ChangeSubscription c ->
          switch (state) {
            case Unopened() -> refuse(SUBSCRIPTION_NOT_FOUND);
            case Held held when !held.active() -> refuse(ILLEGAL_TRANSITION);
            case Held held ->
                held.wish().equals(c.wish())
                    ? List.of()
                    : List.of(new SubscriptionChanged(c.subscription(), c.wish(), c.at()));
          };
      case Unsubscribe c ->
          switch (state) {
            case Unopened() -> refuse(SUBSCRIPTION_NOT_FOUND);
            case Held held when !held.active() -> refuse(ALREADY_UNSUBSCRIBED);
            case Held _ -> List.of(new SubscriptionEnded(c.subscription(), c.at()));
          };
      case LeaveNeed c -> leave(c, state);
    };
  }

  private static List<SubscriptionEvent> subscribe(Subscribe c, Subscription state) {
    if (state instanceof Held held && held.active()) {
      return refuse(ALREADY_SUBSCRIBED);
    }
    return c.secluded() && !c.concerned()
        ? refuse(SUBJECT_IS_PRIVATE)
        : List.of(
            new SubscriptionOpened(
                c.subscription(), c.subscriber(), c.subject(), c.wish(), c.at()));
  }

  private static List<SubscriptionEvent> leave(LeaveNeed c, Subscription state) {
    return switch (state) {
      case Held held when !held.active() -> refuse(ALREADY_UNSUBSCRIBED);
      case Held _ -> List.of(new SubscriptionEnded(c.subscription(), c.at()));
      case Unopened() ->
          c.concerned()
              ? List.of(new NeedLeft(c.subscription(), c.subscriber(), c.subject(), c.at()))
              : refuse(NOT_CONCERNED);
    };
  }

  @Override
  public Subscription evolve(Subscription state, SubscriptionEvent event) {
    return switch (event) {
      case SubscriptionOpened e ->
          new Held(e.subscription(), e.subscriber(), e.subject(), e.wish(), true);
      case SubscriptionChanged e -> ((Held) state).with(e.wish());
      case SubscriptionEnded _ -> ((Held) state).ended();
      case NeedLeft e -> new Held(e.subscription(), e.subscriber(), e.subject(), ALL, false);
    };
  }
}
