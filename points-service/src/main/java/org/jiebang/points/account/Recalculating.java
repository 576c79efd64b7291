package org.jiebang.points.account;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Standing;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.account.AccountCommand.RecalculatePoints;
import org.jiebang.points.account.Earnings.Earned;
import org.jiebang.points.account.Posting.PointsRecalculated;
import org.jiebang.points.scheme.Input;

/**
 * How services that have earned are brought to what another version gives: by one entry, never by
 * editing. What has changed since the simulation, and closed accounts, are left as they are, so
 * that one account never holds up the others.
 */
final class Recalculating {

  private Recalculating() {}

  static List<AccountEvent> recalculate(RecalculatePoints c, Account state) {
    return switch (state) {
      case Unopened() -> List.of();
      case Opened a -> a.standing() == Standing.CLOSED ? List.of() : post(c, a);
    };
  }

  private static List<AccountEvent> post(RecalculatePoints c, Opened a) {
    List<Recalculated> shares = c.shares().stream().filter(s -> unchanged(a, s)).toList();
    long net = shares.stream().mapToLong(Recalculated::difference).sum();
    if (net == 0) {
      return List.of();
    }
    var moved = new Moved(a.balance());
    shares.stream().filter(s -> s.difference() > 0).forEach(s -> moved.give(s, earned(a, s), c));
    shares.stream().filter(s -> s.difference() < 0).forEach(s -> moved.take(s, earned(a, s)));
    List<Integer> versions =
        shares.stream().map(s -> earned(a, s).ruleVersion()).distinct().sorted().toList();
    return List.of(
        new PointsRecalculated(
            a.id(),
            c.entry(),
            c.recalculation(),
            net,
            versions,
            c.ruleVersion(),
            shares,
            List.copyOf(moved.active),
            List.copyOf(moved.pending),
            List.copyOf(moved.taken),
            moved.owed,
            net > 0
                ? Transfer.issue(a.community(), a.id(), net)
                : Transfer.takeBack(a.community(), a.id(), -net),
            grounds(c, versions, shares.size()),
            c.at()));
  }

  private static Grounds grounds(RecalculatePoints c, List<Integer> versions, int services) {
    String before = versions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return new Grounds(
        c.scheme(),
        c.ruleVersion(),
        "recalculated from version " + before + " to version " + c.ruleVersion(),
        List.of(
            new Input("ruleVersionBefore", before),
            new Input("ruleVersionAfter", String.valueOf(c.ruleVersion())),
            new Input("services", String.valueOf(services))),
        "recalculation/" + c.recalculation());
  }

  private static boolean unchanged(Opened a, Recalculated share) {
    Earned earned = a.earnings().of(share.record());
    return earned != null && !earned.reversed() && earned.amount() == share.before();
  }

  private static Earned earned(Opened a, Recalculated share) {
    Earned earned = a.earnings().of(share.record());
    if (earned == null) {
      throw new IllegalStateException("nothing earned for " + share.record());
    }
    return earned;
  }

  /** What the entry moves, service by service, so that no point is taken twice. */
  private static final class Moved {

    private Balance balance;
    private final List<Slice> active = new ArrayList<>();
    private final List<Slice> pending = new ArrayList<>();
    private final List<Slice> taken = new ArrayList<>();
    private long owed;

    Moved(Balance before) {
      balance = before;
    }

    void give(Recalculated share, Earned earned, RecalculatePoints c) {
      Lot lot = balance.lot(earned.lot());
      var slice =
          new Slice(
              earned.lot(),
              share.difference(),
              earned.amount() == 0 ? c.expiresAt() : earned.expiresAt());
      (lot == null || lot.isActive() ? active : pending).add(slice);
      balance = balance.give(Lot.active(slice.lot(), slice.amount(), slice.expiresAt(), c.at()));
    }

    void take(Recalculated share, Earned earned) {
      List<Slice> slices = balance.freeFrom(earned.lot(), -share.difference());
      taken.addAll(slices);
      owed += -share.difference() - Slice.sum(slices);
      balance = balance.take(slices);
    }
  }
}
