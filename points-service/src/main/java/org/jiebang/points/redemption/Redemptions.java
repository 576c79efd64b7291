package org.jiebang.points.redemption;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.redemption.Redemption.Order;
import org.jiebang.points.redemption.Redemption.Requested;
import org.jiebang.points.redemption.Redemption.Unrequested;
import org.jspecify.annotations.Nullable;

/** The kind of stream that a redemption is: the community's, seen by its owner and the merchant. */
public final class Redemptions
    implements Aggregate<RedemptionCommand, Redemption, RedemptionEvent> {

  public static final Redemptions INSTANCE = new Redemptions();

  private final RedemptionDecider decider = new RedemptionDecider();

  private Redemptions() {}

  @Override
  public String name() {
    return "redemption";
  }

  @Override
  public Class<RedemptionEvent> events() {
    return RedemptionEvent.class;
  }

  @Override
  public Decider<RedemptionCommand, Redemption, RedemptionEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Redemption state) {
    return switch (state) {
      case Unrequested() -> "NONE";
      case Requested r -> r.status().name();
    };
  }

  @Override
  public UUID tenantOf(Redemption state) {
    return order(state).community().value();
  }

  /** The story of the need whose points pay for it. */
  @Override
  public @Nullable UUID correlationOf(Redemption state) {
    return switch (state) {
      case Unrequested() -> null;
      case Requested r -> r.order().story() == null ? null : r.order().story().value();
    };
  }

  @Override
  public Set<UUID> partiesOf(Redemption state) {
    Order order = order(state);
    return order.merchant() == null || order.merchant().equals(order.owner())
        ? Set.of(order.owner())
        : Set.of(order.owner(), order.merchant());
  }

  private static Order order(Redemption state) {
    return switch (state) {
      case Unrequested() -> throw new IllegalStateException("no redemption yet");
      case Requested r -> r.order();
    };
  }
}
