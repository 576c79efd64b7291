package org.jiebang.points.redemption;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.redemption.RedemptionRefusal.ALREADY_FULFILLED;
import static org.jiebang.points.redemption.RedemptionRefusal.ALREADY_REFUNDED;
import static org.jiebang.points.redemption.RedemptionRefusal.CODE_ALREADY_ISSUED;
import static org.jiebang.points.redemption.RedemptionRefusal.CODE_ALREADY_USED;
import static org.jiebang.points.redemption.RedemptionRefusal.CODE_INVALID;
import static org.jiebang.points.redemption.RedemptionRefusal.FAULT_REQUIRED;
import static org.jiebang.points.redemption.RedemptionRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.redemption.RedemptionRefusal.NOTHING_TO_REFUND;
import static org.jiebang.points.redemption.RedemptionRefusal.OFFER_EXPIRED;
import static org.jiebang.points.redemption.RedemptionRefusal.REDEMPTION_ALREADY_CANCELLED;
import static org.jiebang.points.redemption.RedemptionRefusal.REDEMPTION_CANCELLED;
import static org.jiebang.points.redemption.RedemptionRefusal.REDEMPTION_NOT_HELD;
import static org.jiebang.points.redemption.RedemptionRefusal.REDEMPTION_NOT_READY;
import static org.jiebang.points.redemption.RedemptionRefusal.ROLE_NOT_ALLOWED;
import static org.jiebang.points.redemption.RedemptionRefusal.SELF_DEALING;
import static org.jiebang.points.redemption.RedemptionRefusal.WRONG_PICKUP_POINT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.redemption.Redemption.Order;
import org.jiebang.points.redemption.Redemption.Requested;
import org.jiebang.points.redemption.Redemption.Unrequested;
import org.jiebang.points.redemption.RedemptionCommand.CancelRedemption;
import org.jiebang.points.redemption.RedemptionCommand.ExpireRedemption;
import org.jiebang.points.redemption.RedemptionCommand.FailRedemption;
import org.jiebang.points.redemption.RedemptionCommand.IssueCode;
import org.jiebang.points.redemption.RedemptionCommand.PickUp;
import org.jiebang.points.redemption.RedemptionCommand.RefundRedemption;
import org.jiebang.points.redemption.RedemptionCommand.RequestRedemption;
import org.jiebang.points.redemption.RedemptionEvent.CodeIssued;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionCancelled;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionExpired;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionFailed;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionHeld;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionPickedUp;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRefunded;
import org.jiebang.points.redemption.RedemptionEvent.RedemptionRequested;

/** The rules of a redemption: see LIFECYCLES, "Points account" and its exact codes. */
final class RedemptionDecider implements Decider<RedemptionCommand, Redemption, RedemptionEvent> {

  @Override
  public Redemption initial() {
    return new Unrequested();
  }

  @Override
  public List<RedemptionEvent> decide(RedemptionCommand command, Redemption state) {
    return switch (command) {
      case RequestRedemption c -> request(c, state);
      case IssueCode c -> issue(c, state);
      case PickUp c -> pickUp(c, state);
      case CancelRedemption c -> cancel(c, requested(state));
      case ExpireRedemption c -> expire(c.at(), requested(state));
      case FailRedemption c -> fail(c, requested(state));
      case RefundRedemption c -> refund(c, state);
    };
  }

  private static List<RedemptionEvent> request(RequestRedemption c, Redemption state) {
    if (state instanceof Requested) {
      return refuse(ILLEGAL_TRANSITION);
    }
    Order order = c.order();
    var events = new ArrayList<RedemptionEvent>();
    events.add(new RedemptionRequested(c.redemption(), order, c.at()));
    events.add(new RedemptionHeld(c.redemption(), order.hold(), order.points(), c.at()));
    if (c.codeHash() != null) {
      events.add(new CodeIssued(c.redemption(), c.codeHash(), c.at()));
    }
    return events;
  }

  private static List<RedemptionEvent> issue(IssueCode c, Redemption state) {
    return switch (state) {
      case Unrequested() -> refuse(REDEMPTION_NOT_HELD);
      case Requested r ->
          switch (r.status()) {
            case REQUESTED -> refuse(REDEMPTION_NOT_HELD);
            case HELD -> List.of(new CodeIssued(r.id(), c.codeHash(), c.at()));
            case READY, FULFILLED -> refuse(CODE_ALREADY_ISSUED);
            case CANCELLED, FAILED, EXPIRED -> refuse(ILLEGAL_TRANSITION);
          };
    };
  }

  private static List<RedemptionEvent> pickUp(PickUp c, Redemption state) {
    return switch (state) {
      case Unrequested() -> refuse(REDEMPTION_NOT_READY);
      case Requested r ->
          switch (r.status()) {
            case REQUESTED, HELD -> refuse(REDEMPTION_NOT_READY);
            case READY -> handOut(c, r);
            case FULFILLED -> refuse(CODE_ALREADY_USED);
            case CANCELLED -> refuse(REDEMPTION_CANCELLED);
            case EXPIRED -> refuse(OFFER_EXPIRED);
            case FAILED -> refuse(ILLEGAL_TRANSITION);
          };
    };
  }

  private static List<RedemptionEvent> handOut(PickUp c, Requested r) {
    if (!c.at().isBefore(r.order().pickUpBy())) {
      return refuse(OFFER_EXPIRED);
    }
    if (!c.codeHash().equals(r.codeHash())) {
      return refuse(CODE_INVALID);
    }
    if (!r.order().pickupPoints().contains(c.pickupPoint())) {
      return refuse(WRONG_PICKUP_POINT);
    }
    return List.of(new RedemptionPickedUp(r.id(), c.pickupPoint(), c.by().person(), c.at()));
  }

  private static List<RedemptionEvent> cancel(CancelRedemption c, Requested r) {
    if (!owns(r, c.by()) && !desk(r, c.by())) {
      return refuse(ROLE_NOT_ALLOWED);
    }
    return switch (r.status()) {
      case REQUESTED, HELD, READY -> List.of(new RedemptionCancelled(r.id(), c.reason(), c.at()));
      case FULFILLED -> refuse(ALREADY_FULFILLED);
      case CANCELLED -> refuse(REDEMPTION_ALREADY_CANCELLED);
      case FAILED, EXPIRED -> refuse(ILLEGAL_TRANSITION);
    };
  }

  private static List<RedemptionEvent> expire(Instant at, Requested r) {
    return switch (r.status()) {
      case REQUESTED, HELD, READY ->
          at.isBefore(r.order().pickUpBy())
              ? refuse(ILLEGAL_TRANSITION)
              : List.of(new RedemptionExpired(r.id(), at));
      case FULFILLED -> refuse(ALREADY_FULFILLED);
      case CANCELLED -> refuse(REDEMPTION_ALREADY_CANCELLED);
      case FAILED -> refuse(ILLEGAL_TRANSITION);
      case EXPIRED -> List.of();
    };
  }

  private static List<RedemptionEvent> fail(FailRedemption c, Requested r) {
    return switch (r.status()) {
      case REQUESTED, HELD, READY -> List.of(new RedemptionFailed(r.id(), c.reason(), c.at()));
      case FULFILLED -> refuse(ALREADY_FULFILLED);
      case CANCELLED -> refuse(REDEMPTION_CANCELLED);
      case FAILED, EXPIRED -> refuse(ILLEGAL_TRANSITION);
    };
  }

  /** Only after capture: before it, cancelling gives the points back. */
  private static List<RedemptionEvent> refund(RefundRedemption c, Redemption state) {
    return switch (state) {
      case Unrequested() -> refuse(NOTHING_TO_REFUND);
      case Requested r ->
          switch (r.status()) {
            case REQUESTED, HELD, READY, CANCELLED, EXPIRED -> refuse(NOTHING_TO_REFUND);
            case FAILED -> refuse(r.refunded() ? ALREADY_REFUNDED : NOTHING_TO_REFUND);
            case FULFILLED -> {
              if (owns(r, c.by())) {
                yield refuse(SELF_DEALING);
              }
              yield c.fault().isBlank()
                  ? refuse(FAULT_REQUIRED)
                  : List.of(new RedemptionRefunded(r.id(), c.fault(), c.at()));
            }
          };
    };
  }

  private static boolean owns(Requested r, Actor by) {
    return by.is(r.order().owner())
        || r.order().owner().equals(by.scope()) && !by.role().equals("VOL");
  }

  private static boolean desk(Requested r, Actor by) {
    return by.role().equals("COM") && r.order().community().value().equals(by.scope());
  }

  private static Requested requested(Redemption state) {
    return switch (state) {
      case Unrequested() -> refuse(ILLEGAL_TRANSITION);
      case Requested r -> r;
    };
  }

  @Override
  public Redemption evolve(Redemption state, RedemptionEvent event) {
    return RedemptionFold.after(state, event);
  }
}
