package org.jiebang.points.redemption;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.points.redemption.Redemption.Order;
import org.jspecify.annotations.Nullable;

/**
 * A redemption as kept for showing.
 *
 * @param reason why it was cancelled, failed or refunded
 * @param pickedUpAt the pick-up point where it was handed out
 */
public record RedemptionBody(
    RedemptionId id,
    String state,
    Order order,
    boolean refunded,
    @Nullable String reason,
    @Nullable String pickedUpAt,
    Instant requestedAt,
    @Nullable Instant endedAt) {

  /**
   * What the API answers.
   *
   * @param code to show at the pick-up point; only for the owner, only while READY
   */
  @Schema(name = "Redemption")
  public record Shown(
      RedemptionId id,
      String state,
      Order order,
      @Nullable String code,
      boolean refunded,
      @Nullable String reason,
      @Nullable String pickedUpAt,
      Instant requestedAt,
      @Nullable Instant endedAt) {}

  Shown shown(@Nullable String code) {
    return new Shown(id, state, order, code, refunded, reason, pickedUpAt, requestedAt, endedAt);
  }
}
