package org.jiebang.points.account;

import org.jiebang.eventsourcing.wire.Wire;

/** What an account's events are called on disk and on Kafka. */
public final class AccountWire {

  private AccountWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("account-opened", AccountEvent.AccountOpened.class)
        .event("points-earned", Posting.PointsEarned.class)
        .event("points-capped", AccountEvent.PointsCapped.class)
        .event("lot-accepted", AccountEvent.LotAccepted.class)
        .event("lot-activated", AccountEvent.LotActivated.class)
        .event("earning-corrected", Posting.EarningCorrected.class)
        .event("points-recalculated", Posting.PointsRecalculated.class)
        .event("points-reversed", Posting.PointsReversed.class)
        .event("bonus-proposed", AccountEvent.BonusProposed.class)
        .event("bonus-granted", Posting.BonusGranted.class)
        .event("points-held", AccountEvent.PointsHeld.class)
        .event("hold-captured", Posting.HoldCaptured.class)
        .event("hold-released", AccountEvent.HoldReleased.class)
        .event("hold-expired", AccountEvent.HoldExpired.class)
        .event("points-refunded", Posting.PointsRefunded.class)
        .event("expiry-notified", AccountEvent.ExpiryNotified.class)
        .event("lot-expired", Posting.LotExpired.class)
        .event("adjustment-proposed", AccountEvent.AdjustmentProposed.class)
        .event("adjustment-posted", Posting.AdjustmentPosted.class)
        .event("adjustment-rejected", AccountEvent.AdjustmentRejected.class)
        .event("points-transferred", Posting.PointsTransferred.class)
        .event("points-received", Posting.PointsReceived.class)
        .event("account-frozen", AccountEvent.AccountFrozen.class)
        .event("account-unfrozen", AccountEvent.AccountUnfrozen.class)
        .event("account-closed", Posting.AccountClosed.class)
        .build();
  }
}
