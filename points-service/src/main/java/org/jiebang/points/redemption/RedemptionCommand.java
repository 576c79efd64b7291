package org.jiebang.points.redemption;

import java.time.Instant;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.points.redemption.Redemption.Order;
import org.jspecify.annotations.Nullable;

/** What one may ask of a redemption. */
public sealed interface RedemptionCommand {

  Instant at();

  /**
   * Issued together with the account's hold and the good's reservation: all three or none.
   *
   * @param codeHash null: the desk issues the code when the good lies ready
   */
  record RequestRedemption(
      RedemptionId redemption, Order order, @Nullable String codeHash, Instant at)
      implements RedemptionCommand {}

  record IssueCode(String codeHash, Instant at) implements RedemptionCommand {}

  /**
   * @param codeHash of the code that was shown
   * @param pickupPoint where it was shown
   */
  record PickUp(String codeHash, String pickupPoint, Actor by, Instant at)
      implements RedemptionCommand {}

  record CancelRedemption(String reason, Actor by, Instant at) implements RedemptionCommand {}

  /** Nobody came in time. */
  record ExpireRedemption(Instant at) implements RedemptionCommand {}

  /** The good is not there after all, e.g. broken. */
  record FailRedemption(String reason, Instant at) implements RedemptionCommand {}

  /** The good was handed out and is faulty. */
  record RefundRedemption(String fault, Actor by, Instant at) implements RedemptionCommand {}
}
