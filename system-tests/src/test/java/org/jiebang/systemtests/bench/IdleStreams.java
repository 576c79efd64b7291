package org.jiebang.systemtests.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jiebang.local.bench.Report;

/** Many who follow the feed and hear nothing, and what memory that takes of the gateway. */
final class IdleStreams {

  static final int MANY = 1_000;

  private static final int MINUTES =
      Integer.parseInt(System.getenv().getOrDefault("JIEBANG_BENCH_MINUTES", "10"));

  private static final Duration EVERY = Duration.ofSeconds(20);
  private static final Pattern USED =
      Pattern.compile("(?m)^ *(?:def new|tenured|PSYoungGen|ParOldGen).*used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

  private final URI gateway;
  private final long pid;
  private final Supplier<String> token;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger open = new AtomicInteger();

  private record Sample(double heapMegabytes, double residentMegabytes, int streams) {}

  IdleStreams(URI gateway, long pid, Supplier<String> token) {
    this.gateway = gateway;
    this.pid = pid;
    this.token = token;
  }

  void measure(Report report) throws Exception {
    Sample before = sample();
    var clients = new ArrayList<Thread>();
    for (int i = 0; i < MANY; i++) {
      clients.add(Thread.ofVirtual().start(this::follow));
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    List<Sample> samples = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(EVERY.toNanos());
      samples.add(sample());
    }
    over.set(true);
    for (Thread client : clients) {
      client.interrupt();
    }
    report.heading(String.format("%,d idle streams for %d minutes", MANY, MINUTES));
    int third = Math.max(1, samples.size() / 3);
    double first = median(samples.subList(0, third));
    double last = median(samples.subList(samples.size() - third, samples.size()));
    report.aim(
        "heap after collection, last third of the time to the first", last / first, "≤", 1.1);
    int fewest = samples.stream().mapToInt(Sample::streams).min().orElse(0);
    report.aim("streams open, at the least", fewest, "≥", 0.95 * MANY);
    Sample at = samples.getLast();
    report.line(
        String.format(
            Locale.ROOT,
            "- heap after collection %.1f MB without them, %.1f MB in the first third, %.1f MB in"
                + " the last: %.1f KB a stream; resident %.0f MB before, %.0f MB at the end",
            before.heapMegabytes(),
            first,
            last,
            (first - before.heapMegabytes()) * 1024 / MANY,
            before.residentMegabytes(),
            at.residentMegabytes()));
  }

  private static double median(List<Sample> samples) {
    return samples.stream()
        .mapToDouble(Sample::heapMegabytes)
        .sorted()
        .toArray()[samples.size() / 2];
  }

  /** Until it is over; a stream ends with its token, and is begun again with another. */
  private void follow() {
    while (!over.get()) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()), 5_000);
        // Those of other streams come every few seconds; this one may be silent for a minute.
        socket.setSoTimeout(60_000);
        String request =
            "GET /api/v1/feed?after=999999999 HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n"
                + "Authorization: "
                + token.get()
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[2_048];
        int n = in.read(buffer);
        if (n < 12 || !new String(buffer, 9, 3, US_ASCII).equals("200")) {
          throw new IOException("no stream: " + new String(buffer, 0, Math.max(0, n), US_ASCII));
        }
        open.incrementAndGet();
        try {
          while (!over.get() && in.read(buffer) >= 0) {
            // Heartbeats.
          }
        } finally {
          open.decrementAndGet();
        }
      } catch (IOException e) {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
      }
    }
  }

  private Sample sample() throws IOException, InterruptedException {
    String unused = jcmd("GC.run");
    double heap =
        USED.matcher(jcmd("GC.heap_info"))
            .results()
            .mapToDouble(m -> Double.parseDouble(m.group(1)) / 1024)
            .sum();
    if (heap == 0) {
      throw new IllegalStateException("the JVM does not say how much of its heap is used");
    }
    Path status = Path.of("/proc/" + pid + "/status");
    double resident =
        Files.exists(status)
            ? RESIDENT
                .matcher(Files.readString(status))
                .results()
                .mapToDouble(m -> Double.parseDouble(m.group(1)) / 1024)
                .sum()
            : 0;
    return new Sample(heap, resident, open.get());
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    int unused = process.waitFor();
    return said;
  }
}
