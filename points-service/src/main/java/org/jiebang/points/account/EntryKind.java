package org.jiebang.points.account;

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

/** What an entry is about. */
public enum EntryKind {
  EARNED,
  CORRECTED,
  REVERSED,
  RECALCULATED,
  BONUS,
  REDEEMED,
  REFUNDED,
  EXPIRED,
  ADJUSTED,
  TRANSFERRED,
  RECEIVED,
  CLOSED;

  static EntryKind of(Posting posting) {
    return switch (posting) {
      case PointsEarned _ -> EARNED;
      case EarningCorrected _ -> CORRECTED;
      case PointsReversed _ -> REVERSED;
      case PointsRecalculated _ -> RECALCULATED;
      case BonusGranted _ -> BONUS;
      case HoldCaptured _ -> REDEEMED;
      case PointsRefunded _ -> REFUNDED;
      case LotExpired _ -> EXPIRED;
      case AdjustmentPosted _ -> ADJUSTED;
      case PointsTransferred _ -> TRANSFERRED;
      case PointsReceived _ -> RECEIVED;
      case AccountClosed _ -> CLOSED;
    };
  }
}
