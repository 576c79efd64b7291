package org.jiebang.systemtests.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When something was broken on purpose, and for how long afterwards nobody is blamed. */
final class Windows {

  /** Broken pools are thrown away, partitions are assigned anew, lost time is made up for. */
  private static final long GRACE_NANOS = Duration.ofSeconds(30).toNanos();

  private final List<long[]> windows = new ArrayList<>();
  private long settledNanos = Long.MAX_VALUE;

  /** Something breaks now; {@link #close} ends it. */
  synchronized Windows open() {
    windows.add(new long[] {System.nanoTime(), Long.MAX_VALUE});
    settledNanos = Long.MAX_VALUE;
    return this;
  }

  /** Everything runs again. */
  synchronized void close() {
    long now = System.nanoTime();
    windows.stream().filter(w -> w[1] == Long.MAX_VALUE).forEach(w -> w[1] = now);
  }

  /** Everything has caught up: from now on nothing is forgiven until something breaks again. */
  synchronized void settled() {
    settledNanos = System.nanoTime();
  }

  /** Whether any of the time between the two lay in a window or its grace. */
  synchronized boolean touch(long fromNanos, long toNanos) {
    if (fromNanos > settledNanos) {
      return false;
    }
    return windows.stream()
        .anyMatch(
            w -> toNanos >= w[0] && (w[1] == Long.MAX_VALUE || fromNanos <= w[1] + GRACE_NANOS));
  }
}
