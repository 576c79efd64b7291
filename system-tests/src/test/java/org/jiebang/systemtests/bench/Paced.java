package org.jiebang.systemtests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Callers who ask at fixed times, however long the answers take. A request that had to wait for the
 * one before is late from the time at which it was due: whoever measures from when it was sent
 * leaves out what a slow answer costs those behind it.
 */
final class Paced {

  private Paced() {}

  /**
   * @param perSecond of all callers together
   * @return the 99th percentile, in milliseconds
   */
  static double p99(double perSecond, int callers, Duration length, IntFunction<KeepAlive> make)
      throws Exception {
    long interval = (long) (1e9 * callers / perSecond);
    long start = System.nanoTime() + 50_000_000;
    var threads = new ArrayList<Thread>();
    List<long[]> late = new ArrayList<>();
    var failed = new AtomicReference<@Nullable Exception>();
    int each = (int) (length.toNanos() / interval);
    for (int i = 0; i < callers; i++) {
      long first = start + interval * i / callers;
      long[] mine = new long[each];
      late.add(mine);
      KeepAlive caller = make.apply(i);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (caller) {
                      for (int n = 0; n < each; n++) {
                        long due = first + n * interval;
                        for (long left = due - System.nanoTime();
                            left > 0;
                            left = due - System.nanoTime()) {
                          LockSupport.parkNanos(left);
                        }
                        caller.once();
                        mine[n] = System.nanoTime() - due;
                      }
                    } catch (Exception e) {
                      failed.compareAndSet(null, e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Exception broken = failed.get();
    if (broken != null) {
      throw broken;
    }
    // The first tenth warms up.
    long[] sorted =
        late.stream()
            .flatMapToLong(mine -> LongStream.of(Arrays.copyOfRange(mine, each / 10, each)))
            .sorted()
            .toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * 0.99))] / 1e6;
  }
}
