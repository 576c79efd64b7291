package org.jiebang.points.redemption;

import org.jiebang.points.redemption.Redemption.Requested;
import org.jiebang.points.redemption.Redemption.Status;
import org.jiebang.points.redemption.Redemption.Unrequested;
import org.jiebang.points.redemption.RedemptionEvent.CodeIssued;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionCancelled;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionExpired;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionFailed;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionHeld;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionPickedUp;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRefunded;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRequested;

/** What each event does to a redemption. */
final class RedemptionFold {

  private RedemptionFold() {}

  static Redemption after(Redemption state, RedemptionEvent event) {
    return switch (event) {
      case RedemptionRequested e ->
          new Requested(e.redemption(), e.order(), Status.REQUESTED, null, false);
      case RedemptionHeld e -> in(state, e, Status.HELD);
      case CodeIssued e -> {
        Requested r = requested(state, e);
        yield new Requested(r.id(), r.order(), Status.READY, e.codeHash(), false);
      }
      case RedemptionPickedUp e -> in(state, e, Status.FULFILLED);
      case RedemptionCancelled e -> in(state, e, Status.CANCELLED);
      case RedemptionExpired e -> in(state, e, Status.EXPIRED);
      case RedemptionFailed e -> in(state, e, Status.FAILED);
      case RedemptionRefunded e -> {
        Requested r = requested(state, e);
        yield new Requested(r.id(), r.order(), Status.FAILED, r.codeHash(), true);
      }
    };
  }

  private static Redemption in(Redemption state, RedemptionEvent event, Status status) {
    Requested r = requested(state, event);
    return new Requested(r.id(), r.order(), status, r.codeHash(), r.refunded());
  }

  private static Requested requested(Redemption state, RedemptionEvent event) {
    return switch (state) {
      case Unrequested() -> throw new IllegalStateException(event + " before it was requested");
      case Requested r -> r;
    };
  }
}
