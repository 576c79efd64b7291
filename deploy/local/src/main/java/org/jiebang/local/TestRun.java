package org.jiebang.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code ./jiebang test}: starts the servers of the tests once, lets Maven run every test of every
 * module, and counts what the reports say.
 */
final class TestRun {
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
    out.println("Starting MariaDB and Kafka for the tests");
    int maven = maven(TestServers.get());
    TestReports reports = TestReports.since(from, root);
    out.println();
    out.printf("%-28s %8s %8s %8s %10s%n", "group", "passed", "failed", "skipped", "time");
    reports.groups().forEach((name, counts) -> print(name, counts));
    out.printf("all of it in %d s, build included%n", (System.nanoTime() - clock) / 1_000_000_000);
    TestReports.Counts sum = reports.sum();
    if (maven != 0 && sum.failed() == 0) {
      out.println("Maven ended with " + maven + " although no test failed: see above.");
    }
    // A run without tests has shown nothing.
    boolean good = maven == 0 && sum.failed() == 0 && sum.passed() > 0;
    out.printf("%d passed, %d failed, %d skipped%n", sum.passed(), sum.failed(), sum.skipped());
    return good ? 0 : 1;
  }

  private int maven(TestServers servers) {
    List<String> command = List.of("mvn", "-B", "-fae", "-ntp", "-Dspotless.goal=check", "verify");
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile()).inheritIO();
    builder
        .environment()
        .putAll(
            Map.of(
                TestServers.DB_PORT, String.valueOf(servers.server().port()),
                TestServers.DB_ROOT_PASSWORD, servers.server().rootPassword(),
                TestServers.KAFKA_PORT, servers.bootstrap().replaceFirst(".*:", "")));
    try {
      Process maven = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy, "stop-maven"));
      return maven.waitFor();
    } catch (IOException e) {
      throw new NotStarted("Cannot start mvn: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotStarted("Interrupted.", e);
    }
  }

  private void print(String name, TestReports.Counts counts) {
    out.printf(
        "%-28s %8d %8d %8d %8.1f s%n",
        name, counts.passed(), counts.failed(), counts.skipped(), counts.seconds());
  }
}
