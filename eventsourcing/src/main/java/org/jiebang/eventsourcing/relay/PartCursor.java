package org.jiebang.eventsourcing.relay;

import org.jspecify.annotations.Nullable;

/**
 * How far one part is: {@code checkpoint ≤ acked ≤ sent}. Sent and checkpoint belong to the relay's
 * thread, acked to the producer's as well.
 */
final class PartCursor {

  final int part;

  /** As it stands in the database. */
  long checkpoint;

  /** Handed to the producer. */
  long sent;

  /** Of the event at {@link #sent}; null when it must be read from the log. */
  byte @Nullable [] hash;

  private long acked;

  PartCursor(int part) {
    this.part = part;
  }

  synchronized void restartAt(long position) {
    checkpoint = position;
    sent = position;
    acked = position;
    hash = null;
  }

  /** Another instance is further: nothing up to there need be sent again. */
  synchronized void skipTo(long position) {
    checkpoint = position;
    if (position > acked) {
      acked = position;
    }
    if (position > sent) {
      sent = position;
      hash = null;
    }
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
