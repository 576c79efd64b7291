package org.jiebang.systemtests.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.bench.Cpu;
import org.jiebang.local.bench.Report;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench growth}: does an append cost more when its part is long? From 10⁴ to 10⁷
 * events in one part, with a buffer pool that the table outgrows on the way.
 */
class GrowthBench {

  private static final int CALLERS = 256;
  private static final long MOST =
      Long.parseLong(System.getenv().getOrDefault("JIEBANG_BENCH_EVENTS", "10000000"));

  /** Reached or not. */
  private static final Duration LONGEST = Duration.ofMinutes(6);

  private static final double STEP = Math.sqrt(10);

  @Test
  void growth() throws Exception {
    var report =
        new Report(
            "growth",
            "All appends go to one part, "
                + CALLERS
                + " callers, one lane, buffer pool 256 MB; the rate and the cost while the part"
                + " grew to the size named.");
    report.heading("One part");
    report.line("| events in the part | per second | CPU µs an event (ours + MariaDB) |");
    report.line("|---:|---:|---:|");
    List<String> small = List.of("--innodb-buffer-pool-size=256M", "--innodb-log-file-size=1G");
    try (var server = new Scratch(small, Map.of())) {
      ServiceDatabase database = server.database();
      try (var store = new Jiebang(database, 1)) {
        var appended = new AtomicLong();
        long until = System.nanoTime() + LONGEST.toNanos();
        var threads = new Thread[CALLERS];
        for (int i = 0; i < CALLERS; i++) {
          var caller = store.caller(CALLERS, 0, part -> part == 17);
          threads[i] =
              Thread.startVirtualThread(
                  () -> {
                    while (appended.get() < MOST && System.nanoTime() - until < 0) {
                      appended.addAndGet(org.jiebang.local.bench.Unchecked.get(caller::once));
                    }
                  });
        }
        watch(server, appended, until, report);
        for (Thread thread : threads) {
          thread.join(Duration.ofMinutes(1));
        }
      }
    }
    report.write();
  }

  private static void watch(Scratch server, AtomicLong appended, long until, Report report)
      throws InterruptedException {
    double next = 10_000;
    long last = 0;
    long from = System.nanoTime();
    Cpu cpu = Cpu.now(server.pid());
    var never = new java.util.concurrent.CountDownLatch(1);
    while (last < MOST) {
      boolean over = System.nanoTime() - until > 0;
      boolean unused = never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
      long now = appended.get();
      if (over && now < MOST) {
        report.line(
            String.format(Locale.ROOT, "| %,d: stopped here, after %s | | |", now, LONGEST));
        return;
      }
      if (now >= Math.min(next, MOST)) {
        double seconds = (System.nanoTime() - from) / 1e9;
        Cpu used = Cpu.now(server.pid()).since(cpu);
        long count = now - last;
        report.line(
            String.format(
                Locale.ROOT,
                "| %,d | %,.0f | %.1f + %.1f |",
                now,
                count / seconds,
                used.self() * 1e6 / count,
                used.other() * 1e6 / count));
        System.out.printf(Locale.ROOT, "%,d events: %,.0f/s%n", now, count / seconds);
        last = now;
        next *= STEP;
        from = System.nanoTime();
        cpu = Cpu.now(server.pid());
      }
    }
  }
}
