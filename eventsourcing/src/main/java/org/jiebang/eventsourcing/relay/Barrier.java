package org.jiebang.eventsourcing.relay;

import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.store.Tail;

/**
 * Nothing leaves the service that a crash could still take back: what another instance appended is
 * visible before it is durable, so one durable write stands between reading and publishing it.
 */
public final class Barrier {

  private final Tail tail;
  private final RelayTables tables;
  private final long[] durable = new long[Ids.PARTS];

  public Barrier(Tail tail, DataSource database) {
    this(tail, new RelayTables(database));
  }

  Barrier(Tail tail, RelayTables tables) {
    this.tail = tail;
    this.tables = tables;
  }

  /**
   * Returns when the positions that were read are durable; one write for all parts.
   *
   * @param read by part, the last position that was read; 0 where nothing was
   */
  public synchronized void cover(long[] read) {
    boolean open = false;
    for (int part = 0; part < Ids.PARTS; part++) {
      open |= read[part] > Math.max(durable[part], tail.durable(part));
    }
    if (!open) {
      return;
    }
    tables.barrier();
    for (int part = 0; part < Ids.PARTS; part++) {
      durable[part] = Math.max(durable[part], read[part]);
    }
  }

  /** As {@link #cover(long[])}, for one part. */
  public void cover(int part, long pos) {
    var read = new long[Ids.PARTS];
    read[part] = pos;
    cover(read);
  }
}
