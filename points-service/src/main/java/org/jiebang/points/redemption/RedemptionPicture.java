package org.jiebang.points.redemption;

import static java.util.Objects.requireNonNull;

import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.redemption.Redemption.Status;
import org.jiebang.points.redemption.RedemptionEvent.CodeIssued;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionCancelled;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionExpired;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionFailed;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionHeld;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionPickedUp;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRefunded;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRequested;
import org.jspecify.annotations.Nullable;

/** Folds a redemption's events into what the API shows. */
public final class RedemptionPicture implements Picture<RedemptionBody, RedemptionEvent> {

  @Override
  public Class<RedemptionBody> body() {
    return RedemptionBody.class;
  }

  @Override
  public String state(RedemptionBody body) {
    return body.state();
  }

  @Override
  public RedemptionBody evolve(@Nullable RedemptionBody body, Recorded<RedemptionEvent> fact) {
    return switch (fact.event()) {
      case RedemptionRequested e ->
          new RedemptionBody(
              e.redemption(), Status.REQUESTED.name(), e.order(), false, null, null, e.at(), null);
      case RedemptionHeld _ -> waiting(body, Status.HELD);
      case CodeIssued _ -> waiting(body, Status.READY);
      case RedemptionPickedUp e -> ended(body, Status.FULFILLED, null, e.pickupPoint(), e);
      case RedemptionCancelled e -> ended(body, Status.CANCELLED, e.reason(), null, e);
      case RedemptionExpired e -> ended(body, Status.EXPIRED, null, null, e);
      case RedemptionFailed e -> ended(body, Status.FAILED, e.reason(), null, e);
      case RedemptionRefunded e -> {
        RedemptionBody b = requireNonNull(body);
        yield new RedemptionBody(
            b.id(),
            Status.FAILED.name(),
            b.order(),
            true,
            e.fault(),
            b.pickedUpAt(),
            b.requestedAt(),
            e.at());
      }
    };
  }

  private static RedemptionBody waiting(@Nullable RedemptionBody body, Status status) {
    RedemptionBody b = requireNonNull(body);
    return new RedemptionBody(
        b.id(), status.name(), b.order(), false, null, null, b.requestedAt(), null);
  }

  private static RedemptionBody ended(
      @Nullable RedemptionBody body,
      Status status,
      @Nullable String reason,
      @Nullable String pickedUpAt,
      RedemptionEvent event) {
    RedemptionBody b = requireNonNull(body);
    return new RedemptionBody(
        b.id(), status.name(), b.order(), false, reason, pickedUpAt, b.requestedAt(), event.at());
  }
}
