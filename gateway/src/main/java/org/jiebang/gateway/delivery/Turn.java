package org.jiebang.gateway.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What one webhook may take before another gets its turn: deliveries, and time. */
final class Turn {

  private static final int DELIVERIES = 100;

  private final LongSupplier nanos;
  private final long begun;
  private final long length;
  private int delivered;

  Turn(Duration length, LongSupplier nanos) {
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.length = length.toNanos();
  }

  void delivered() {
    delivered++;
  }

  boolean isOver() {
    return delivered == DELIVERIES || nanos.getAsLong() - begun >= length;
  }
}
