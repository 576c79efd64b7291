package org.jiebang.eventsourcing.inbound;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;
import org.jiebang.eventsourcing.http.InboundWaits;
import org.jiebang.eventsourcing.inbound.Incoming.Place;

/**
 * The positions as this process last saw them committed. Right for the parts it holds; for the
 * others it asks the database, since another instance moves them.
 */
final class Positions implements InboundWaits {

  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /**
   * How far one part of one source is.
   *
   * @param pos the last position taken in, 0 before the first
   * @param hash of that position
   * @param seen the highest position that has shown up; more than {@code pos}: a gap is open
   * @param forked the publisher has contradicted itself; nothing more is taken in
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere; copied nowhere
  record Mark(long pos, byte[] hash, long seen, boolean forked) {

    static final Mark START = new Mark(0, new byte[32], 0, false);

    boolean gap() {
      return seen > pos && !forked;
    }
  }

  private final Set<String> sources;
  private final ToLongFunction<Place> stored;
  private final Map<Place, Mark> marks = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  /**
   * @param stored asks the database for the position of a part
   */
  Positions(Set<String> sources, ToLongFunction<Place> stored) {
    this.sources = sources;
    this.stored = stored;
  }

  Mark at(Place place) {
    return marks.getOrDefault(place, Mark.START);
  }

  /** A copy. */
  Map<Place, Mark> all() {
    return new HashMap<>(marks);
  }

  void moved(Map<Place, Mark> changed) {
    marks.putAll(changed);
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean await(String source, int part, long pos, Duration atMost) {
    if (!sources.contains(source)) {
      return true; // nothing here can be behind on what is not read
    }
    var place = new Place(source, part);
    long deadline = System.nanoTime() + atMost.toNanos();
    while (at(place).pos() < pos) {
      if (stored.applyAsLong(place) >= pos) {
        return true;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0 || !untilMoved(place, pos, Math.min(left, LOOK_AGAIN_NANOS))) {
        return false;
      }
    }
    return true;
  }

  /**
   * @return false when interrupted
   */
  private boolean untilMoved(Place place, long pos, long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (left > 0 && at(place).pos() < pos) {
        left = moved.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
