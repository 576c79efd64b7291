package org.jiebang.points.account;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.points.account.AccountRefusal.LOT_ALREADY_EXPIRED;
import static org.jiebang.points.account.AccountRefusal.LOT_NOT_DUE;
import static org.jiebang.points.account.AccountRefusal.LOT_ON_HOLD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.AccountCommand.ActivateLot;
import org.jiebang.points.account.AccountCommand.ExpireLot;
import org.jiebang.points.account.AccountCommand.NotifyExpiry;
import org.jiebang.points.account.AccountEvent.ExpiryNotified;
import org.jiebang.points.account.AccountEvent.LotAccepted;
import org.jiebang.points.account.AccountEvent.LotActivated;
import org.jiebang.points.account.Posting.LotExpired;

/** The life of a lot: PENDING → ACTIVE → gone. */
final class Aging {

  private Aging() {}

  /** A lot that is gone, or active, is past waiting: «already so». */
  static List<AccountEvent> activate(ActivateLot c, Opened a) {
    Lot lot = a.balance().lot(c.lot());
    if (lot == null || lot.isActive()) {
      return List.of();
    }
    if (!c.at().isBefore(lot.publishedUntil())) {
      return List.of(new LotActivated(a.id(), lot.id(), lot.remaining(), lot.expiresAt(), c.at()));
    }
    return lot.accepted()
        ? List.of()
        : List.of(new LotAccepted(a.id(), lot.id(), lot.publishedUntil(), c.at()));
  }

  static List<AccountEvent> announce(NotifyExpiry c, Opened a) {
    Lot lot = a.balance().lot(c.lot());
    Instant expiresAt = lot == null ? null : lot.expiresAt();
    return lot == null || expiresAt == null || lot.notified()
        ? List.of()
        : List.of(new ExpiryNotified(a.id(), lot.id(), lot.remaining(), expiresAt, c.at()));
  }

  static List<AccountEvent> expire(ExpireLot c, Opened a) {
    Lot lot = a.balance().lot(c.lot());
    if (lot == null) {
      return refuse(LOT_ALREADY_EXPIRED);
    }
    Instant expiresAt = lot.expiresAt();
    if (expiresAt == null || !lot.isActive() || c.at().isBefore(expiresAt)) {
      return refuse(LOT_NOT_DUE);
    }
    if (lot.held() > 0) {
      return refuse(LOT_ON_HOLD);
    }
    var events = new ArrayList<AccountEvent>();
    if (!lot.notified()) { // its life was shorter than the notice
      events.add(new ExpiryNotified(a.id(), lot.id(), lot.remaining(), expiresAt, c.at()));
    }
    events.add(
        new LotExpired(
            a.id(),
            lot.id(),
            c.entry(),
            lot.remaining(),
            Transfer.burn(a.community(), a.id(), lot.remaining()),
            Grounds.of("not spent by " + expiresAt, "lot/" + lot.id().value()),
            c.at()));
    return events;
  }
}
