package org.jiebang.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code ./jiebang test}: starts the servers of the tests once, lets Maven run every test of every
 * module, and counts what the reports say. The torture tests take their small dose.
 */
final class TestRun {
  /**
   * The services need nothing of each other, and each waits for compilers, builds and servers in
   * turn: beside other builds 43 minutes of modules took 25. The kernel and the whole house stay
   * alone.
   */
  private static final int MODULES_AT_ONCE = 2;

  /** Half of the machine was idle while they waited one after the other. */
  private static final int KERNEL_TESTS_AT_ONCE = 3;

  private final Path root;
  private final PrintStream out;

  TestRun(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  int run() {
    // File systems may round to whole seconds.
    Instant from = Instant.now().minusSeconds(1);
    long clock = System.nanoTime();
    String seed = Seed.of(root);
    out.println("Starting MariaDB and Kafka for the tests; torture seed " + seed);
    int maven =
        MavenRun.verify(
            root,
            TestServers.get(),
            List.of(
                "-Dspotless.goal=check",
                "-T",
                String.valueOf(MODULES_AT_ONCE),
                "-Dkernel.its.at.once=" + KERNEL_TESTS_AT_ONCE),
            Map.of(Torture.SEED, seed));
    TestReports reports = TestReports.since(from, root);
    out.println();
    reports.print(out);
    out.printf("all of it in %d s, build included%n", (System.nanoTime() - clock) / 1_000_000_000);
    return reports.verdict(maven, out);
  }
}
