package org.jiebang.points.account;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jiebang.points.account.AccountEvent.AccountFrozen;
import org.jiebang.points.account.AccountEvent.AccountOpened;
import org.jiebang.points.account.AccountEvent.AccountUnfrozen;
import org.jiebang.points.account.AccountEvent.AdjustmentProposed;
import org.jiebang.points.account.AccountEvent.AdjustmentRejected;
import org.jiebang.points.account.AccountEvent.BonusProposed;
import org.jiebang.points.account.AccountEvent.ExpiryNotified;
import org.jiebang.points.account.AccountEvent.HoldExpired;
import org.jiebang.points.account.AccountEvent.HoldReleased;
import org.jiebang.points.account.AccountEvent.LotAccepted;
import org.jiebang.points.account.AccountEvent.LotActivated;
import org.jiebang.points.account.AccountEvent.PointsCapped;
import org.jiebang.points.account.AccountEvent.PointsHeld;
import org.jiebang.points.account.Posting.AccountClosed;
import org.jiebang.points.account.Posting.AdjustmentPosted;
import org.jiebang.points.account.Posting.BonusGranted;
import org.jiebang.points.account.Posting.EarningCorrected;
import org.jiebang.points.account.Posting.HoldCaptured;
import org.jiebang.points.account.Posting.LotExpired;
import org.jiebang.points.account.Posting.PointsEarned;
import org.jiebang.points.account.Posting.PointsRecalculated;
import org.jiebang.points.account.Posting.PointsReceived;
import org.jiebang.points.account.Posting.PointsRefunded;
import org.jiebang.points.account.Posting.PointsReversed;
import org.jiebang.points.account.Posting.PointsTransferred;

/** What each event does to a balance: the one place, for the rules and for what is shown. */
final class BalanceFold {

  private BalanceFold() {}

  static Balance after(Balance balance, AccountEvent event) {
    return apply(balance, event).settle();
  }

  private static Balance apply(Balance b, AccountEvent event) {
    return switch (event) {
      case PointsEarned e ->
          b.give(Lot.pending(e.lot(), e.amount(), e.expiresAt(), e.publishedUntil(), e.need()));
      case LotAccepted e -> b.change(e.lot(), Lot::withAccepted);
      case LotActivated e -> b.change(e.lot(), Lot::activated);
      case EarningCorrected e -> corrected(b, e);
      case PointsReversed e -> b.take(e.taken()).owe(e.owed());
      case PointsRecalculated e ->
          given(given(b, e.given(), e), e.pending(), e).take(e.taken()).owe(e.owed());
      case BonusGranted e -> b.give(Lot.active(e.lot(), e.amount(), e.expiresAt(), e.at()));
      case PointsHeld e ->
          b.open(new Hold(e.hold(), e.slices(), e.purpose(), e.at(), e.expiresAt()));
      case HoldCaptured e -> b.end(e.hold()).take(e.taken());
      case HoldReleased e -> b.end(e.hold());
      case HoldExpired e -> b.end(e.hold());
      case PointsRefunded e -> given(b, e.slices(), e);
      case ExpiryNotified e -> b.change(e.lot(), Lot::withNotified);
      case LotExpired e ->
          b.take(List.of(new Slice(e.lot(), requireNonNull(b.lot(e.lot())).remaining(), null)));
      case AdjustmentPosted e ->
          e.amount() > 0
              ? b.give(Lot.active(e.lot(), e.amount(), e.expiresAt(), e.at()))
              : b.take(e.taken()).owe(e.owed());
      case PointsTransferred e -> b.take(e.taken());
      case PointsReceived e -> given(b, e.lots(), e);
      case AccountClosed _ -> new Balance(List.of(), List.of(), b.owed());
      case AccountOpened _,
          PointsCapped _,
          BonusProposed _,
          AdjustmentProposed _,
          AdjustmentRejected _,
          AccountFrozen _,
          AccountUnfrozen _ ->
          b;
    };
  }

  private static Balance corrected(Balance b, EarningCorrected e) {
    if (e.given() == 0) {
      return b.take(e.taken()).owe(e.owed());
    }
    Lot lot = Lot.active(e.lot(), e.given(), e.expiresAt(), e.at());
    return b.give(e.active() ? lot : Lot.pending(e.lot(), e.given(), e.expiresAt(), e.at(), null));
  }

  private static Balance given(Balance b, List<Slice> slices, AccountEvent e) {
    Balance after = b;
    for (Slice s : slices) {
      after = after.give(Lot.active(s.lot(), s.amount(), s.expiresAt(), e.at()));
    }
    return after;
  }
}
