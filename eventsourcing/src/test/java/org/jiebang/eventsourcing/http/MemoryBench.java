package org.jiebang.eventsourcing.http;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.testing.TestIssuer;
import org.jiebang.local.LocalServers;
import org.jiebang.local.bench.Report;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./jiebang bench memory}: what lives on the heap of a service after a collection, while
 * commands go on: its slope should be nothing once the caches are full.
 */
@Tag("quarkus")
@QuarkusTest
@QuarkusTestResource(
    value = LocalServers.class,
    initArgs = @ResourceArg(name = "service", value = "counters"))
class MemoryBench {

  private static final int MINUTES =
      Integer.parseInt(System.getenv().getOrDefault("JIEBANG_BENCH_MINUTES", "10"));
  private static final int CALLERS = 32;
  private static final int LOOK_SECONDS = 15;

  /** The first samples still fill caches and compile. */
  private static final double WARM = 0.25;

  @SuppressWarnings("NullAway.Init") // set by Quarkus
  @TestHTTPResource
  URI base;

  private volatile boolean running = true;

  @Test
  void memory() throws Exception {
    var done = new AtomicLong();
    var samples = new ArrayList<double[]>();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < CALLERS; i++) {
        threads.add(Thread.startVirtualThread(() -> call(client, done)));
      }
      var never = new CountDownLatch(1);
      for (int look = 0; look * LOOK_SECONDS < MINUTES * 60; look++) {
        boolean unused = never.await(LOOK_SECONDS, TimeUnit.SECONDS);
        System.gc();
        double live =
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
        samples.add(new double[] {(look + 1) * LOOK_SECONDS / 60.0, live});
      }
      running = false;
      for (Thread thread : threads) {
        thread.join();
      }
    }
    List<double[]> steady = samples.subList((int) (samples.size() * WARM), samples.size());
    double mean = steady.stream().mapToDouble(s -> s[1]).average().orElseThrow();
    var report =
        new Report(
            "memory",
            String.format(
                Locale.ROOT,
                "%d callers create counters over HTTP for %d minutes (%,d commands); live set after"
                    + " a full collection every %d s, callers and service in one JVM.",
                CALLERS,
                MINUTES,
                done.get(),
                LOOK_SECONDS));
    report.heading("Live set");
    samples.forEach(
        s -> report.line(String.format(Locale.ROOT, "- %5.2f min: %.1f MB", s[0], s[1])));
    report.line("");
    report.aim("slope, % of the live set a minute", 100 * slope(steady) / mean, "≤", 1);
    report.write();
  }

  private void call(HttpClient client, AtomicLong done) {
    String token = "";
    for (long n = 0; running; n++) {
      if (n % 1_000 == 0) {
        token = "Bearer " + TestIssuer.token(new UUID(1, 1), "COM@community:" + Counters.TENANT);
      }
      try {
        client.send(
            HttpRequest.newBuilder(base.resolve("/api/v1/counters"))
                .POST(BodyPublishers.ofString("{\"limit\":5}"))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .build(),
            BodyHandlers.ofString());
        done.incrementAndGet();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Least squares, MB a minute. */
  private static double slope(List<double[]> samples) {
    double x = samples.stream().mapToDouble(s -> s[0]).average().orElseThrow();
    double y = samples.stream().mapToDouble(s -> s[1]).average().orElseThrow();
    double up = samples.stream().mapToDouble(s -> (s[0] - x) * (s[1] - y)).sum();
    double down = samples.stream().mapToDouble(s -> (s[0] - x) * (s[0] - x)).sum();
    return up / down;
  }
}
