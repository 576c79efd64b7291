package org.jiebang.eventsourcing.store;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether streams are still as this process knows them. All who ask at the same time, each about
 * streams of their own, are told by one statement of point look-ups, as many appends go into one
 * commit (ADR 0071). As in {@link SharedReads} a round serves those only who asked before it began:
 * each is told of everything that was answered before he asked.
 */
final class Freshness {

  /** Streams of one statement; who comes later looks for himself. */
  static final int MOST = 512;

  /**
   * A stream and the last version known of it.
   *
   * @param version 0: it was not there
   */
  record Seen(UUID stream, long version) {}

  private static final class Round {
    private final Set<Seen> asked = new LinkedHashSet<>();

    /** Those that have moved on; empty: it cannot be told. */
    private final CompletableFuture<Optional<Set<Seen>>> moved = new CompletableFuture<>();
  }

  private final Function<Set<Seen>, Set<Seen>> reading;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Round underWay;
  private @Nullable Round gathering;

  /**
   * @param reading of what was seen, that behind which there is more now
   * @param patience with a round that does not end, e.g. because its connection is dead: the next
   *     one begins then all the same
   */
  Freshness(Function<Set<Seen>, Set<Seen>> reading, Duration patience) {
    this.reading = reading;
    this.patience = patience;
  }

  /** False: somebody has appended to one of them, or it cannot be told; look for yourself. */
  boolean holds(Set<Seen> seen) {
    Round mine;
    Round before = null;
    boolean leads = true;
    lock.lock();
    try {
      if (gathering != null) {
        mine = gathering;
        leads = false;
        if (mine.asked.size() + seen.size() > MOST) {
          return false;
        }
      } else {
        mine = new Round();
        before = underWay;
        if (before == null) {
          underWay = mine;
        } else {
          gathering = mine;
        }
      }
      mine.asked.addAll(seen);
    } finally {
      lock.unlock();
    }
    if (leads) {
      lead(mine, before);
    }
    return mine.moved.join().filter(moved -> seen.stream().noneMatch(moved::contains)).isPresent();
  }

  private void lead(Round mine, @Nullable Round before) {
    if (before != null) {
      ended(before);
      lock.lock();
      try {
        gathering = null;
        underWay = mine;
      } finally {
        lock.unlock();
      }
    }
    Optional<Set<Seen>> moved = Optional.empty();
    try {
      moved = Optional.of(reading.apply(mine.asked));
    } catch (StoreUnavailable lost) {
      // Each of them looks for himself, and is told for himself.
    } finally {
      lock.lock();
      try {
        underWay = underWay == mine ? null : underWay;
      } finally {
        lock.unlock();
      }
      mine.moved.complete(moved);
    }
  }

  private void ended(Round before) {
    try {
      before.moved.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // The next one does not wait any longer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
