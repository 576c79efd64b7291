package org.jiebang.eventsourcing.relay;

import org.jiebang.eventsourcing.relay.RelayTables.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * How far one part is: {@code checkpoint ≤ acked ≤ sent}. Sent and checkpoint belong to the relay's
 * thread, acked to the producer's as well.
 */
final class PartCursor {

  final int part;

  /** As it stands in the database. */
  Checkpoint checkpoint = new Checkpoint(0, 0);

  /** Handed to the producer. */
  long sent;

  /** Of the event at {@link #sent}; null when it must be read from the log. */
  byte @Nullable [] hash;

  private long acked;

  PartCursor(int part) {
    this.part = part;
  }

  synchronized void restartAt(Checkpoint stored) {
    checkpoint = stored;
    sent = stored.pos();
    acked = stored.pos();
    hash = null;
  }

  /**
   * Another instance is further: nothing up to there need be sent again.
   *
   * @return false when the part is being published anew: what we knew of it is worth nothing
   */
  synchronized boolean skipTo(Checkpoint stored) {
    if (stored.fill() != checkpoint.fill()) {
      return false;
    }
    checkpoint = stored;
    if (stored.pos() > acked) {
      acked = stored.pos();
    }
    if (stored.pos() > sent) {
      sent = stored.pos();
      hash = null;
    }
    return true;
  }

  /**
   * @return false when an acknowledgement before it is missing: the order is broken
   */
  synchronized boolean acknowledge(long position) {
    if (position > acked + 1) {
      return false;
    }
    acked = Math.max(acked, position);
    return true;
  }

  synchronized long acked() {
    return acked;
  }
}
