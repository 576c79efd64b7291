package org.jiebang.eventsourcing.store;

import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;

/**
 * Where the time of an append goes: run it with a profiler. {@code main(kind, callers, seconds)},
 * kind {@code raw} (entries straight to the store) or {@code handle} (commands).
 */
final class AppendProfile {

  private static final String META =
      "{\"actor\":\"00000000-0000-0001-0000-000000000001\",\"role\":\"COM\",\"correlation\":\"0190b2c4-7d3e-7a31-9c5e-3f2a1b4c5d6e\","
          + "\"fingerprint\":\"0123456789abcdef0123456789abcdef\"}";
  private static final String PAYLOAD = "{\"note\":\"" + "x".repeat(319) + "\"}";
  private static final int STREAMS = 960; // fewer than the store under test caches

  private final LongAdder done = new LongAdder();
  private final AtomicLong asked = new AtomicLong(System.nanoTime());
  private volatile boolean on = true;

  private AppendProfile() {}

  public static void main(String[] args) throws Exception {
    try (StoreUnderTest under = StoreUnderTest.fresh("useBulkStmts=true&useServerPrepStmts=true")) {
      new AppendProfile().run(under, args[0], Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }
    System.exit(0);
  }

  private void run(StoreUnderTest under, String kind, int callers, int seconds) throws Exception {
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < callers; i++) {
      int n = Math.max(3, STREAMS / callers);
      Runnable caller = kind.equals("raw") ? raw(under, n) : handle(under, n);
      threads.add(Thread.ofVirtual().start(caller));
    }
    LockSupport.parkNanos(12_000_000_000L);
    long from = done.sum();
    long batches = under.meters.get("jiebang.store.append.events").summary().count();
    long start = System.nanoTime();
    double self = cpu();
    double server = serverCpu();
    LockSupport.parkNanos(seconds * 1_000_000_000L);
    long events = done.sum() - from;
    double elapsed = (System.nanoTime() - start) / 1e9;
    batches = under.meters.get("jiebang.store.append.events").summary().count() - batches;
    System.out.printf(
        "%s callers=%d %.0f/s, cpu per event: jvm %.1f us, server %.1f us, batch %.0f%n",
        kind,
        callers,
        events / elapsed,
        (cpu() - self) * 1e6 / events,
        (serverCpu() - server) * 1e6 / events,
        (double) events / Math.max(1, batches));
    on = false;
    for (Thread t : threads) {
      t.join();
    }
  }

  private UUID command() {
    return Ids.commandId(System.currentTimeMillis(), "p", Long.toString(asked.incrementAndGet()));
  }

  private Runnable raw(StoreUnderTest under, int streams) {
    var own = new UUID[streams];
    var versions = new long[streams];
    for (int i = 0; i < streams; i++) {
      own[i] = Ids.root(command(), "own");
    }
    return () -> {
      while (on) {
        int i = ThreadLocalRandom.current().nextInt(streams);
        var event = new Entry.NewEvent(Counters.TENANT, "counter-raised", 1, PAYLOAD, META);
        under.store.append(
            new Entry(
                command(),
                List.of(new Entry.Share(own[i], versions[i]++, List.of(event))),
                Instant.now().truncatedTo(ChronoUnit.MICROS)));
        done.increment();
      }
    };
  }

  private Runnable handle(StoreUnderTest under, int streams) {
    var actor = new Actor(new UUID(1, 1), "COM", Counters.TENANT, null);
    var own = new UUID[streams];
    var open = new boolean[streams];
    for (int i = 0; i < streams; i++) {
      own[i] = Ids.root(command(), "own");
    }
    return () -> {
      while (on) {
        int i = ThreadLocalRandom.current().nextInt(streams);
        var ask =
            new Ask(
                command(),
                actor,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                "0123456789abcdef0123456789abcdef",
                null,
                null,
                null,
                null);
        under.commands.handle(
            COUNTER, own[i], ask, open[i] ? new Raise(1) : new Open(1_000_000_000));
        open[i] = true;
        done.increment();
      }
    };
  }

  private static double cpu() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : 0;
  }

  /** The test server's, when its process can be found. */
  private static double serverCpu() throws IOException {
    String pid = System.getProperty("server.pid");
    if (pid == null) {
      return 0;
    }
    String stat = Files.readString(Path.of("/proc", pid, "stat"));
    String[] f = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(f[11]) + Long.parseLong(f[12])) / 100.0;
  }
}
