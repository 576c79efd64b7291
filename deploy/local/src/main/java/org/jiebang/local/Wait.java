package org.jiebang.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something outside this JVM, which cannot wake us. */
final class Wait {
  private Wait() {}

  /** Whether the condition came true in time; it is asked at least once. */
  static boolean until(Duration patience, Duration every, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      pause(every);
    }
    return true;
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStarted("Interrupted.", e);
    }
  }
}
