package org.jiebang.points.redemption;

import org.jiebang.eventsourcing.wire.Wire;

/** What a redemption's events are called on disk and on Kafka. */
public final class RedemptionWire {

  private RedemptionWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("redemption-requested", RedemptionEvent.RedemptionRequested.class)
        .event("redemption-held", RedemptionEvent.RedemptionHeld.class)
        .event("redemption-code-issued", RedemptionEvent.CodeIssued.class)
        .event("redemption-picked-up", RedemptionEvent.RedemptionPickedUp.class)
        .event("redemption-cancelled", RedemptionEvent.RedemptionCancelled.class)
        .event("redemption-expired", RedemptionEvent.RedemptionExpired.class)
        .event("redemption-failed", RedemptionEvent.RedemptionFailed.class)
        .event("redemption-refunded", RedemptionEvent.RedemptionRefunded.class)
        .build();
  }
}
