package org.jiebang.points.account;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.account.AccountRefusal.ALREADY_REFUNDED;
import static org.jiebang.points.account.AccountRefusal.CAPTURE_EXCEEDS_HOLD;
import static org.jiebang.points.account.AccountRefusal.HOLD_ALREADY_CAPTURED;
import static org.jiebang.points.account.AccountRefusal.HOLD_ALREADY_RELEASED;
import static org.jiebang.points.account.AccountRefusal.HOLD_EXPIRED;
import static org.jiebang.points.account.AccountRefusal.HOLD_NOT_FOUND;
import static org.jiebang.points.account.AccountRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.points.account.AccountRefusal.INSUFFICIENT_POINTS;
import static org.jiebang.points.account.AccountRefusal.LEVEL_TOO_LOW;
import static org.jiebang.points.account.AccountRefusal.NOTHING_TO_REFUND;
import static org.jiebang.points.account.AccountRefusal.REDEMPTION_WINDOW_CLOSED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.account.AccountCommand.CaptureHold;
import org.jiebang.points.account.AccountCommand.ExpireHold;
import org.jiebang.points.account.AccountCommand.HoldPoints;
import org.jiebang.points.account.AccountCommand.RefundHold;
import org.jiebang.points.account.AccountCommand.ReleaseHold;
import org.jiebang.points.account.AccountEvent.HoldExpired;
import org.jiebang.points.account.AccountEvent.HoldReleased;
import org.jiebang.points.account.AccountEvent.PointsHeld;
import org.jiebang.points.account.Posting.HoldCaptured;
import org.jiebang.points.account.Posting.PointsRefunded;
import org.jiebang.points.scheme.RuleSet;
import org.jspecify.annotations.Nullable;

/** Points set aside, then spent or given back: hold → capture, release or expiry. */
final class Holding {

  private static final int MINUTES_PER_HOUR = 60;

  private Holding() {}

  static List<AccountEvent> hold(HoldPoints c, Opened a) {
    long amount = Guards.amount(c.amount());
    if (a.balance().hold(c.hold()) != null || a.ended(c.hold()) != null) {
      return refuse(ILLEGAL_TRANSITION);
    }
    RuleSet set = c.ruleSet();
    if (set != null) {
      if (a.earnings().minutes() < (long) set.rules().redeemFromHours() * MINUTES_PER_HOUR) {
        return refuse(LEVEL_TOO_LOW);
      }
      if (!set.rules().window().open(c.at(), lastRedeemed(a), set.rules().zone())) {
        return refuse(REDEMPTION_WINDOW_CLOSED);
      }
    }
    List<Slice> slices = a.balance().free(amount, c.at());
    if (Slice.sum(slices) < amount) {
      return refuse(INSUFFICIENT_POINTS);
    }
    return List.of(
        new PointsHeld(a.id(), c.hold(), amount, slices, c.purpose(), c.expiresAt(), c.at()));
  }

  /** An open hold counts as well: it will be captured, or fall back and count no more. */
  private static @Nullable Instant lastRedeemed(Opened a) {
    return Stream.concat(
            Stream.ofNullable(a.lastRedeemed()), a.balance().holds().stream().map(Hold::at))
        .max(Instant::compareTo)
        .orElse(null);
  }

  static List<AccountEvent> capture(CaptureHold c, Account state) {
    Opened a = opened(state);
    Hold hold = open(a, c.hold());
    long amount = Guards.amount(Objects.requireNonNullElse(c.amount(), hold.amount()));
    if (amount > hold.amount()) {
      return refuse(CAPTURE_EXCEEDS_HOLD);
    }
    return List.of(
        new HoldCaptured(
            a.id(),
            c.hold(),
            c.entry(),
            amount,
            split(hold.slices(), 0, amount),
            split(hold.slices(), amount, hold.amount()),
            Transfer.burn(a.community(), a.id(), amount),
            Grounds.of("redeemed", c.source()),
            c.at()));
  }

  /** The points {@code from} to {@code to} of the slices, counted in their order. */
  private static List<Slice> split(List<Slice> slices, long from, long to) {
    var part = new ArrayList<Slice>();
    long start = 0;
    for (Slice s : slices) {
      long end = start + s.amount();
      long amount = Math.min(end, to) - Math.max(start, from);
      if (amount > 0) {
        part.add(new Slice(s.lot(), amount, s.expiresAt()));
      }
      start = end;
    }
    return List.copyOf(part);
  }

  static List<AccountEvent> release(ReleaseHold c, Account state) {
    Opened a = opened(state);
    Hold hold = open(a, c.hold());
    return List.of(
        new HoldReleased(a.id(), c.hold(), hold.amount(), hold.slices(), c.reason(), c.at()));
  }

  /** Already expired is success: the redemption's deadline and the hold's own may meet. */
  static List<AccountEvent> expire(ExpireHold c, Account state) {
    Opened a = opened(state);
    Hold.Ended ended = a.ended(c.hold());
    if (ended != null && ended.state() == Hold.State.EXPIRED) {
      return List.of();
    }
    Hold hold = open(a, c.hold());
    if (c.at().isBefore(hold.expiresAt())) {
      return refuse(ILLEGAL_TRANSITION);
    }
    return List.of(new HoldExpired(a.id(), c.hold(), hold.amount(), hold.slices(), c.at()));
  }

  static List<AccountEvent> refund(RefundHold c, Opened a) {
    Hold.Ended ended = a.ended(c.hold());
    if (ended == null || ended.taken().isEmpty()) {
      return refuse(NOTHING_TO_REFUND);
    }
    if (ended.refunded()) {
      return refuse(ALREADY_REFUNDED);
    }
    long amount = Slice.sum(ended.taken());
    return List.of(
        new PointsRefunded(
            a.id(),
            c.hold(),
            c.entry(),
            amount,
            ended.taken(),
            c.fault(),
            Transfer.refund(a.community(), a.id(), amount),
            Grounds.of("refunded to the lots it was taken from", c.source()),
            c.at()));
  }

  private static Opened opened(Account state) {
    return switch (state) {
      case Unopened() -> refuse(HOLD_NOT_FOUND);
      case Opened a -> a;
    };
  }

  private static Hold open(Opened a, HoldId id) {
    Hold hold = a.balance().hold(id);
    if (hold != null) {
      return hold;
    }
    Hold.Ended ended = a.ended(id);
    if (ended == null) {
      return refuse(HOLD_NOT_FOUND);
    }
    return switch (ended.state()) {
      case OPEN -> throw new IllegalStateException("an open hold among those that are over");
      case CAPTURED, PARTIALLY_CAPTURED -> Guards.refused(HOLD_ALREADY_CAPTURED);
      case RELEASED -> Guards.refused(HOLD_ALREADY_RELEASED);
      case EXPIRED -> Guards.refused(HOLD_EXPIRED);
    };
  }
}
