package org.jiebang.points.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of an account: lots, open holds, and what is owed after a clawback. Immutable.
 *
 * @param lots in the order in which they are spent: first to expire first, then first given
 * @param holds the open ones
 * @param owed 0, or what a clawback could not take because it was spent: the account is flagged and
 *     earns it back
 */
public record Balance(List<Lot> lots, List<Hold> holds, long owed) {

  static final Balance EMPTY = new Balance(List.of(), List.of(), 0);

  private static final Comparator<Lot> SPENDING_ORDER =
      Comparator.comparing(Lot::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()));

  /** Earned, not spendable yet. */
  public long pending() {
    return lots.stream().filter(l -> !l.isActive()).mapToLong(Lot::remaining).sum();
  }

  /** Spendable, held or not, less what is owed; negative only after a clawback. */
  public long posted() {
    return lots.stream().filter(Lot::isActive).mapToLong(Lot::remaining).sum() - owed;
  }

  public long held() {
    return lots.stream().mapToLong(Lot::held).sum();
  }

  /** Posted less open holds. */
  public long available() {
    return posted() - held();
  }

  /** All entries of the account add up to this. */
  public long total() {
    return pending() + posted();
  }

  @Nullable Lot lot(LotId id) {
    return lots.stream().filter(l -> l.id().equals(id)).findFirst().orElse(null);
  }

  @Nullable Hold hold(HoldId id) {
    return holds.stream().filter(h -> h.id().equals(id)).findFirst().orElse(null);
  }

  /** What would pay {@code amount} at {@code at}, first to expire first; less when less is free. */
  public List<Slice> free(long amount, Instant at) {
    return slices(lots.stream().filter(l -> l.isActive() && !l.expired(at)).toList(), amount);
  }

  /** As {@link #free}, from {@code first} before all others, and whatever its expiry. */
  List<Slice> freeFrom(LotId first, long amount) {
    var order = new ArrayList<Lot>();
    lots.stream().filter(l -> l.id().equals(first)).forEach(order::add);
    lots.stream().filter(l -> l.isActive() && !l.id().equals(first)).forEach(order::add);
    return slices(order, amount);
  }

  private static List<Slice> slices(List<Lot> from, long amount) {
    var slices = new ArrayList<Slice>();
    long left = amount;
    for (Lot lot : from) {
      long part = Math.min(lot.free(), left);
      if (part > 0) {
        slices.add(new Slice(lot.id(), part, lot.expiresAt()));
        left -= part;
      }
    }
    return List.copyOf(slices);
  }

  /** Adds a lot; to the same lot when something is left of it. */
  Balance give(Lot given) {
    Lot old = lot(given.id());
    if (old != null) {
      return change(
          old.id(), l -> l.withRemaining(Math.addExact(l.remaining(), given.remaining())));
    }
    var more = new ArrayList<>(lots);
    more.add(given);
    more.sort(SPENDING_ORDER); // stable: equal expiry keeps the order of giving
    return new Balance(List.copyOf(more), holds, owed);
  }

  Balance take(List<Slice> slices) {
    Balance after = this;
    for (Slice s : slices) {
      after = after.change(s.lot(), l -> l.withRemaining(l.remaining() - s.amount()));
    }
    return after;
  }

  Balance owe(long more) {
    return new Balance(lots, holds, Math.addExact(owed, more));
  }

  Balance open(Hold hold) {
    Balance after = this;
    for (Slice s : hold.slices()) {
      after = after.change(s.lot(), l -> l.withHeld(l.held() + s.amount()));
    }
    var more = new ArrayList<>(holds);
    more.add(hold);
    return new Balance(after.lots, List.copyOf(more), owed);
  }

  /** The hold is over: its points are free again. */
  Balance end(HoldId id) {
    Hold hold = hold(id);
    if (hold == null) {
      throw new IllegalStateException("no open hold " + id.value());
    }
    Balance after = this;
    for (Slice s : hold.slices()) {
      after = after.change(s.lot(), l -> l.withHeld(l.held() - s.amount()));
    }
    return new Balance(after.lots, holds.stream().filter(h -> !h.id().equals(id)).toList(), owed);
  }

  Balance change(LotId id, UnaryOperator<Lot> how) {
    return new Balance(
        lots.stream()
            .map(l -> l.id().equals(id) ? how.apply(l) : l)
            .filter(l -> l.remaining() > 0)
            .toList(),
        holds,
        owed);
  }

  /** What is owed is paid from whatever is free. */
  Balance settle() {
    if (owed == 0) {
      return this;
    }
    List<Slice> paid = slices(lots.stream().filter(Lot::isActive).toList(), owed);
    Balance after = take(paid);
    return new Balance(after.lots, holds, owed - Slice.sum(paid));
  }
}
