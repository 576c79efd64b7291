package org.jiebang.points.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.testing.ViewSpec;
import org.jiebang.points.account.Account.Opened;
import org.jiebang.points.account.Account.Unopened;
import org.jiebang.points.account.AccountEvent.PointsHeld;
import org.jiebang.points.account.Posting.AdjustmentPosted;
import org.jiebang.points.account.Posting.EarningCorrected;
import org.jiebang.points.account.Posting.PointsRecalculated;
import org.jiebang.points.account.Posting.PointsReversed;
import org.jiebang.points.scheme.LocalRules;

/**
 * An auditor's own books, kept from the entries alone, to hold against what the accounts say of
 * themselves.
 */
final class Ledger {

  private final Map<UUID, Long> sides = new HashMap<>();
  private final Map<AccountId, Long> entries = new HashMap<>();
  private final Map<AccountId, AccountBody> shown = new HashMap<>();
  private final Map<String, Integer> happened = new HashMap<>();
  private final Set<EntryId> booked = new HashSet<>();
  private final AccountPicture picture = new AccountPicture();
  private int refusals;

  /** How often each kind of event has happened. */
  Map<String, Integer> happened() {
    return happened;
  }

  int refusals() {
    return refusals;
  }

  void refused() {
    refusals++;
  }

  void add(AccountId id, Account before, AccountEvent event, Account after) {
    happened.merge(event.getClass().getSimpleName(), 1, Integer::sum);
    shown.put(
        id,
        picture.evolve(
            shown.get(id), ViewSpec.recorded(id.value(), LocalRules.WUHUAN.value(), 1, event)));
    if (event instanceof Posting p) {
      // A gift is one entry in two accounts.
      if (booked.add(p.entry())) {
        sides.merge(p.transfer().debit(), -p.transfer().amount(), Long::sum);
        sides.merge(p.transfer().credit(), p.transfer().amount(), Long::sum);
      }
      entries.merge(id, EntryBody.of(p).amount(), Long::sum);
      assertThat(p.transfer().amount()).isNotNegative();
    }
    Balance now = ((Opened) after).balance();
    sound(now);
    switch (before) {
      case Unopened() -> {}
      case Opened b -> {
        if (now.owed() > b.balance().owed()) {
          assertThat(event)
              .isInstanceOfAny(
                  PointsReversed.class,
                  EarningCorrected.class,
                  PointsRecalculated.class,
                  AdjustmentPosted.class);
        }
        if (event instanceof PointsHeld held) {
          firstToExpireFirst(now, held);
        }
      }
    }
  }

  private static void sound(Balance b) {
    assertThat(b.owed()).isNotNegative();
    if (b.owed() == 0) {
      assertThat(b.posted()).as("posted of %s", b).isNotNegative();
      assertThat(b.available()).as("available of %s", b).isNotNegative();
    } else {
      assertThat(b.lots().stream().filter(Lot::isActive).mapToLong(Lot::free).sum())
          .as("free points beside a debt")
          .isZero();
    }
    for (Lot lot : b.lots()) {
      assertThat(lot.remaining()).isPositive();
      assertThat(lot.held()).isBetween(0L, lot.isActive() ? lot.remaining() : 0L);
    }
    assertThat(b.holds().stream().mapToLong(Hold::amount).sum()).isEqualTo(b.held());
    assertThat(b.lots())
        .isSortedAccordingTo(
            Comparator.comparing(Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder())));
  }

  private static void firstToExpireFirst(Balance after, PointsHeld held) {
    assertThat(Slice.sum(held.slices())).isEqualTo(held.amount());
    LotId last = held.slices().getLast().lot();
    for (Lot lot : after.lots()) {
      if (lot.id().equals(last)) {
        return;
      }
      assertThat(lot.isActive() && !lot.expired(held.at()) ? lot.free() : 0)
          .as("free in %s, which expires before %s", lot, last)
          .isZero();
    }
  }

  /** All books agree. */
  void check(Map<AccountId, Account> accounts) {
    assertThat(sides.values().stream().mapToLong(Long::longValue).sum()).isZero();
    accounts.forEach(
        (id, account) -> {
          Balance balance = ((Opened) account).balance();
          long total = balance.total();
          assertThat(sides.getOrDefault(id.value(), 0L)).as("booked for %s", id).isEqualTo(total);
          assertThat(entries.getOrDefault(id, 0L)).as("entries of %s", id).isEqualTo(total);
          AccountBody body = Objects.requireNonNull(shown.get(id));
          assertThat(body.balance()).isEqualTo(balance);
          assertThat(body.state()).isEqualTo(((Opened) account).standing().name());
        });
    long owed = accounts.values().stream().mapToLong(a -> ((Opened) a).balance().owed()).sum();
    assertThat(side(Transfer.issuance(LocalRules.WUHUAN)))
        .as("taken back beyond what was issued: only what is owed")
        .isLessThanOrEqualTo(owed);
    assertThat(side(Transfer.burnt(LocalRules.WUHUAN))).isNotNegative();
    assertThat(side(Transfer.donations(LocalRules.WUHUAN))).isNotNegative();
  }

  private long side(UUID account) {
    return sides.getOrDefault(account, 0L);
  }
}
