package org.jiebang.eventsourcing.store;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import org.jiebang.eventsourcing.Ids;

/**
 * How far each part is known to be durable. With the binlog off an event is visible a moment before
 * it is; whoever answers for an event that he only read makes one durable write first, which takes
 * along everything that was visible before it.
 */
final class Durability implements AutoCloseable {

  private final AtomicLongArray seen;
  private final AtomicLongArray durable = new AtomicLongArray(Ids.PARTS);
  private final Writer writer;
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * @param seen how far each part is visible
   */
  Durability(AtomicLongArray seen, Writer writer) {
    this.seen = seen;
    this.writer = writer;
  }

  long of(int part) {
    return durable.get(part);
  }

  /** A commit of ours up to {@code pos} has returned. */
  void reached(int part, long pos) {
    durable.accumulateAndGet(part, pos, Math::max);
  }

  /** Returns when position {@code pos} of {@code part}, which was read, is durable. */
  void cover(int part, long pos) {
    if (durable.get(part) >= pos) {
      return;
    }
    lock.lock();
    try {
      if (durable.get(part) >= pos) {
        return; // somebody else's write took it along
      }
      long[] visible = new long[Ids.PARTS];
      for (int p = 0; p < Ids.PARTS; p++) {
        visible[p] = seen.get(p);
      }
      visible[part] = Math.max(visible[part], pos);
      writer.touch();
      for (int p = 0; p < Ids.PARTS; p++) {
        reached(p, visible[p]);
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("making a read event durable", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
