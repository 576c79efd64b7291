package org.jiebang.points.redemption;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.points.account.HoldId;
import org.jiebang.points.redemption.Redemption.Order;
import org.jspecify.annotations.Nullable;

/** What can happen to a redemption. */
public sealed interface RedemptionEvent {

  RedemptionId redemption();

  Instant at();

  record RedemptionRequested(RedemptionId redemption, Order order, Instant at)
      implements RedemptionEvent {}

  record RedemptionHeld(RedemptionId redemption, HoldId hold, long points, Instant at)
      implements RedemptionEvent {}

  /**
   * @param codeHash keyed, so the code cannot be guessed from it
   */
  record CodeIssued(RedemptionId redemption, String codeHash, Instant at)
      implements RedemptionEvent {}

  /** Fulfilled. */
  record RedemptionPickedUp(
      RedemptionId redemption, String pickupPoint, @Nullable UUID handedOutBy, Instant at)
      implements RedemptionEvent {}

  record RedemptionCancelled(RedemptionId redemption, String reason, Instant at)
      implements RedemptionEvent {}

  record RedemptionExpired(RedemptionId redemption, Instant at) implements RedemptionEvent {}

  record RedemptionFailed(RedemptionId redemption, String reason, Instant at)
      implements RedemptionEvent {}

  record RedemptionRefunded(RedemptionId redemption, String fault, Instant at)
      implements RedemptionEvent {}
}
