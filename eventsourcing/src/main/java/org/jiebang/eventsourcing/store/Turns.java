package org.jiebang.eventsourcing.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commands of this process that collide on a stream take turns at it, in the order of their coming,
 * from the first collision until nobody waits any more. Streams that nobody fights over never meet
 * a lock. It only saves attempts: between processes the unique keys decide as ever.
 */
final class Turns {

  private static final class Turn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private int users; // guarded by the map's own lock on its entry
  }

  private final ConcurrentHashMap<UUID, Turn> turns = new ConcurrentHashMap<>();

  private final Duration patience;

  /**
   * @param patience as long as a command may wait for the others before it is told to come again
   */
  Turns(Duration patience) {
    this.patience = patience;
  }

  /** Whether others take turns at one of {@code streams}. */
  boolean taken(SortedSet<UUID> streams) {
    if (turns.isEmpty()) {
      return false;
    }
    return streams.stream().anyMatch(turns::containsKey);
  }

  /**
   * Waits for its turn at all of {@code streams}, in one order for everybody.
   *
   * @throws StoreUnavailable when it did not come
   */
  Held take(SortedSet<UUID> streams) {
    var held = new Held();
    for (UUID stream : streams) {
      held.add(stream);
    }
    return held;
  }

  /** A turn that has come; closed by the thread that took it. */
  final class Held implements AutoCloseable {

    private final List<UUID> streams = new ArrayList<>();
    private final List<Turn> locked = new ArrayList<>();

    private void add(UUID stream) {
      Turn turn =
          turns.compute(
              stream,
              (id, known) -> {
                Turn t = known == null ? new Turn() : known;
                t.users++;
                return t;
              });
      streams.add(stream);
      try {
        if (turn.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
          locked.add(turn);
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      close();
      throw new StoreUnavailable("too many want the same stream");
    }

    @Override
    public void close() {
      locked.reversed().forEach(turn -> turn.lock.unlock());
      for (UUID stream : streams) {
        turns.computeIfPresent(stream, (id, turn) -> --turn.users == 0 ? null : turn);
      }
    }
  }
}
