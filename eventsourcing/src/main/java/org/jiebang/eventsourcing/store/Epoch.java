package org.jiebang.eventsourcing.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the times that the database may have been another one than before: each connection that a
 * lane opens, each poll that failed. A server that crashed may have lost what was visible but not
 * yet durable, so nothing that was read in an earlier epoch is built upon (ADR 0017).
 */
final class Epoch {

  private final AtomicLong count = new AtomicLong();

  long now() {
    return count.get();
  }

  /** Begins the next one. */
  long next() {
    return count.incrementAndGet();
  }
}
