package org.jiebang.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Callers in closed loops, and what one window of them looked like. */
public final class Load {

  /** One thing, again and again. */
  public interface Caller {
    /**
     * @return how many operations it was; 0 does not count
     */
    int once() throws Exception;
  }

  /**
   * A window: warmed up first, then measured.
   *
   * @param database process whose CPU time is told apart from our own; null when there is none
   */
  public record Window(Duration warm, Duration length, @Nullable Long database) {}

  private static final class Samples {
    private long[] nanos = new long[1 << 14];
    private int n;
    private long operations;

    void add(long sample, int count) {
      if (n == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * n);
      }
      nanos[n++] = sample;
      operations += count;
    }

    LongStream all() {
      return Arrays.stream(nanos, 0, n);
    }
  }

  private volatile boolean running = true;
  private volatile boolean measuring;
  private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

  private Load() {}

  /** Runs {@code callers} callers as virtual threads. */
  public static Figures of(int callers, Window window, IntFunction<Caller> make) throws Exception {
    return new Load().run(callers, true, window, make);
  }

  /** Runs {@code callers} callers as platform threads, for peers that hold on to their thread. */
  public static Figures onPlatformThreads(int callers, Window window, IntFunction<Caller> make)
      throws Exception {
    return new Load().run(callers, false, window, make);
  }

  private Figures run(int callers, boolean virtual, Window window, IntFunction<Caller> make)
      throws Exception {
    var threads = new ArrayList<Thread>();
    List<Samples> samples = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Caller caller = make.apply(i);
      var mine = new Samples();
      samples.add(mine);
      Runnable loop = () -> loop(caller, mine);
      threads.add(virtual ? Thread.ofVirtual().start(loop) : Thread.ofPlatform().start(loop));
    }
    pass(window.warm());
    Cpu before = Cpu.now(window.database());
    long from = System.nanoTime();
    measuring = true;
    pass(window.length());
    measuring = false;
    double seconds = (System.nanoTime() - from) / 1e9;
    Cpu after = Cpu.now(window.database());
    running = false;
    for (Thread thread : threads) {
      thread.join();
    }
    Exception broken = failed.get();
    if (broken != null) {
      throw broken;
    }
    long[] sorted = samples.stream().flatMapToLong(Samples::all).sorted().toArray();
    long operations = samples.stream().mapToLong(s -> s.operations).sum();
    return Figures.of(operations, seconds, sorted, after.since(before));
  }

  private void loop(Caller caller, Samples mine) {
    try {
      while (running) {
        long from = System.nanoTime();
        int count = caller.once();
        if (measuring && count > 0) {
          mine.add(System.nanoTime() - from, count);
        }
      }
    } catch (Exception e) {
      failed.compareAndSet(null, e);
      running = false;
    }
  }

  private static void pass(Duration length) throws InterruptedException {
    var never = new CountDownLatch(1);
    boolean unused = never.await(length.toNanos(), TimeUnit.NANOSECONDS);
  }
}
