package org.jiebang.needs.subscription;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.needs.subscription.Subscription.Held;
import org.jiebang.needs.subscription.Subscription.Unopened;

/**
 * Subscriptions as a kind of stream: in the community of what is followed, and its subscriber's.
 */
public final class Subscriptions
    implements Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> {

  public static final Subscriptions INSTANCE = new Subscriptions();

  private final SubscriptionDecider decider = new SubscriptionDecider();

  private Subscriptions() {}

  @Override
  public String name() {
    return "subscription";
  }

  @Override
  public Class<SubscriptionEvent> events() {
    return SubscriptionEvent.class;
  }

  @Override
  public Decider<SubscriptionCommand, Subscription, SubscriptionEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Subscription state) {
    return switch (state) {
      case Unopened() -> "NONE";
      case Held held -> held.active() ? "ACTIVE" : "ENDED";
    };
  }

  @Override
  public UUID tenantOf(Subscription state) {
    return ((Held) state).subject().community().value();
  }

  @Override
  public Set<UUID> partiesOf(Subscription state) {
    return state instanceof Held held && held.subscriber().person() != null
        ? Set.of(held.subscriber().person())
        : Set.of();
  }
}
