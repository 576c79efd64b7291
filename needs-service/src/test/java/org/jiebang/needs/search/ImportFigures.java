package org.jiebang.needs.search;

import static org.jiebang.needs.search.BenchCalls.NEEDS;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.local.TestServers;
import org.jiebang.local.bench.Cpu;
import org.jiebang.local.bench.Figures;
import org.jiebang.local.bench.Report;
import org.jiebang.local.bench.Rounds;
import org.jiebang.needs.place.CommunityId;
import org.jspecify.annotations.Nullable;

/** A sheet of as many rows as one may have, beside the rows that it writes, inserted by hand. */
final class ImportFigures {

  private static final int ROWS = 10_000;
  private static final int BATCH = 500;
  private static final int FEW_ROWS = 1_000;
  private static final String IMPORTED = "imported over HTTP, durable, each row its own command";
  private static final String IN_TURN =
      "the same, " + FEW_ROWS + " rows, ends at the first refusal";
  private static final String INSERTED = "the same number of events copied in batches of 500";

  private final BenchCalls calls;
  private final String log;
  private final @Nullable Long server;

  /**
   * @param log name of the log's database
   * @param server the database's process, where it is known
   */
  ImportFigures(BenchCalls calls, String log, @Nullable Long server) {
    this.calls = calls;
    this.log = log;
    this.server = server;
  }

  void measure(Report report) throws Exception {
    long few = liveHeap(() -> imported(FEW_ROWS, "CONTINUE"));
    long many = liveHeap(() -> imported(ROWS, "CONTINUE"));
    var figures =
        new Rounds()
            .add(IMPORTED, () -> once(ROWS, () -> imported(ROWS, "CONTINUE")))
            .add(IN_TURN, () -> once(FEW_ROWS, () -> imported(FEW_ROWS, "STOP")))
            .add(INSERTED, () -> once(ROWS, this::inserted))
            .run();
    report.table("A sheet of " + ROWS + " needs: rows a second", figures);
    report.line("");
    report.line(
        String.format(
            Locale.ROOT,
            "The import is %.2f of the raw inserts. Heap that lives while it runs, at most: %d MB"
                + " with %,d rows, %d MB with %,d.",
            Figures.rate(figures, IMPORTED) / Figures.rate(figures, INSERTED),
            few,
            FEW_ROWS,
            many,
            ROWS));
  }

  /** What is left after each collection while {@code job} runs, at most; in MB. */
  private static long liveHeap(Job job) throws Exception {
    var live = new AtomicLong();
    var runs = new AtomicBoolean(true);
    Thread collecting =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (runs.get()) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    long used = runtime.totalMemory() - runtime.freeMemory() >> 20;
                    live.accumulateAndGet(used, Math::max);
                    LockSupport.parkNanos(500_000_000); // between two looks
                  }
                });
    try {
      job.run();
    } finally {
      runs.set(false);
      collecting.join();
    }
    return live.get();
  }

  private interface Job {
    void run() throws Exception;
  }

  /** A job over so many rows, as figures. */
  private Figures once(int rows, Job job) throws Exception {
    Cpu before = Cpu.now(server);
    long from = System.nanoTime();
    job.run();
    long nanos = System.nanoTime() - from;
    return Figures.of(rows, nanos / 1e9, new long[] {nanos}, Cpu.now(server).since(before));
  }

  private void imported(int rows, String mode) throws Exception {
    CommunityId community = calls.community("imported");
    var random = new SplittableRandom(7);
    var sheet = new StringBuilder("category,text,authorName,authorPhone\n");
    for (int i = 0; i < rows; i++) {
      sheet.append("CLEAN_HOME,\"").append(ManyNeeds.text(random)).append("\",王芳,13800000000\n");
    }
    String desk = BenchCalls.desk(community);
    HttpRequest.Builder request =
        calls
            .post(
                desk,
                NEEDS + "/imports?community=" + community.value() + "&mode=" + mode,
                sheet.toString())
            .setHeader("Content-Type", "text/csv; charset=utf-8");
    JsonNode done = calls.answer(request, 200);
    if (done.get("done").asInt() != rows) {
      throw new IllegalStateException(done.get("end") + ", done: " + done.get("done"));
    }
  }

  /** The newest rows of the log once more, into a table like it: full batches, nothing checked. */
  private void inserted() throws Exception {
    String copy = log + ".event_again";
    try (Connection c = TestServers.get().server().connect();
        Statement s = c.createStatement()) {
      s.execute("CREATE OR REPLACE TABLE " + copy + " LIKE " + log + ".event");
      for (int from = 0; from < ROWS; from += BATCH) {
        s.execute(
            "INSERT INTO %s SELECT * FROM %s.event ORDER BY part, pos LIMIT %d OFFSET %d"
                .formatted(copy, log, Math.min(BATCH, ROWS - from), from));
      }
      s.execute("DROP TABLE " + copy);
    }
  }
}
