package org.jiebang.gateway.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.view.ViewPositions;
import org.jiebang.gateway.feed.FeedEntryId;

/** The parts of the log in which a webhook may have changed since the webhooks were listed. */
final class MovedParts {

  private final ViewPositions views;
  private final IntToLongFunction head;
  private final IntPredicate mine;
  private final LongSupplier nanos;
  private final Set<Integer> moved = ConcurrentHashMap.newKeySet();

  /**
   * @param head how far a part is
   * @param mine which parts are worked on here; what moves in others is their holders' business
   */
  MovedParts(ViewPositions views, IntToLongFunction head, IntPredicate mine, LongSupplier nanos) {
    this.views = views;
    this.head = head;
    this.mine = mine;
    this.nanos = nanos;
  }

  void add(int part) {
    if (part != FeedEntryId.PART) {
      moved.add(part);
    }
  }

  void addAll() {
    for (int part = 0; part < Ids.PARTS; part++) {
      add(part);
    }
  }

  boolean isEmpty() {
    return moved.isEmpty();
  }

  /**
   * Waits until the rows show what has moved: {@code atMost}, for all parts together. Those that do
   * not show it by then have moved still.
   */
  void awaitRows(Duration atMost) {
    long begun = nanos.getAsLong();
    for (int part : Set.copyOf(moved)) {
      moved.remove(part);
      Duration left = atMost.minusNanos(nanos.getAsLong() - begun);
      if (mine.test(part)
          && !views.await(part, head.applyAsLong(part), left.isNegative() ? Duration.ZERO : left)) {
        moved.add(part);
      }
    }
  }
}
