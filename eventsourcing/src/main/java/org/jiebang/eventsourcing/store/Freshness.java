package org.jiebang.eventsourcing.store;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether streams are still as this process knows them. All who ask at the same time, each about
 * streams of their own, are told by one statement of point look-ups, as many appends go into one
 * commit (ADR 0071). As in {@link SharedReads} a round serves those only who asked before it began:
 * each is told of everything that was answered before he asked.
 *
 * <p>A thread of its own looks, as a lane's writes: a virtual one that waits for the database wakes
 * the poller, the timer of its time-out and its carrier on the way.
 */
final class Freshness implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Freshness.class.getName());

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
    private long begun;

    /** Those that have moved on; empty: it cannot be told. */
    private final CompletableFuture<Optional<Set<Seen>>> moved = new CompletableFuture<>();
  }

  private final Function<Set<Seen>, Set<Seen>> look;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private Round gathering = new Round();
  private @Nullable Round underWay;
  private boolean stuck;
  private boolean open = true;

  /**
   * @param look of what was seen, that behind which there is more now; called by one thread
   * @param end called by the same thread at last
   */
  Freshness(Function<Set<Seen>, Set<Seen>> look, Runnable end) {
    this.look = look;
    Thread.ofPlatform()
        .name("looks")
        .daemon(true)
        .start(
            () -> {
              run();
              end.run();
            });
  }

  /** False: somebody has appended to one of them, or it cannot be told; look for yourself. */
  boolean holds(Set<Seen> seen) {
    Round mine;
    lock.lock();
    try {
      mine = gathering;
      if (!open || stuck || mine.asked.size() + seen.size() > MOST) {
        return false;
      }
      mine.asked.addAll(seen);
      work.signal();
    } finally {
      lock.unlock();
    }
    return mine.moved.join().filter(moved -> seen.stream().noneMatch(moved::contains)).isPresent();
  }

  private void run() {
    for (Round round = next(); round != null; round = next()) {
      Optional<Set<Seen>> moved = Optional.empty();
      try {
        moved = Optional.of(look.apply(round.asked));
      } catch (StoreUnavailable lost) {
        // Each of them looks for himself, and is told for himself.
      } catch (RuntimeException | Error e) {
        LOG.log(System.Logger.Level.WARNING, "looks fail, everybody reads for himself", e);
      } finally {
        ended();
        round.moved.complete(moved);
      }
    }
  }

  /** Null: there will be none. */
  private @Nullable Round next() {
    lock.lock();
    try {
      while (open && gathering.asked.isEmpty()) {
        work.awaitUninterruptibly();
      }
      if (!open) {
        gathering.moved.complete(Optional.empty());
        return null;
      }
      Round round = gathering;
      round.begun = System.nanoTime();
      underWay = round;
      gathering = new Round();
      return round;
    } finally {
      lock.unlock();
    }
  }

  private void ended() {
    lock.lock();
    try {
      underWay = null;
      stuck = false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nobody waits for a look that began before {@code since}, e.g. over a connection that is dead.
   * Until it ends everybody looks for himself.
   */
  void giveUp(long since) {
    lock.lock();
    try {
      Round late = underWay;
      if (late == null || late.begun - since > 0) {
        return;
      }
      stuck = true;
      late.moved.complete(Optional.empty());
      gathering.moved.complete(Optional.empty());
      gathering = new Round();
    } finally {
      lock.unlock();
    }
  }

  /** Who waits still, and who comes, looks for himself. */
  @Override
  public void close() {
    lock.lock();
    try {
      open = false;
      work.signal();
    } finally {
      lock.unlock();
    }
    giveUp(System.nanoTime());
  }
}
