package org.jiebang.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code ./jiebang bench append}: runs benches of the kernel beside their peers. Each prints its
 * table and writes it to {@code system-tests/results}.
 */
final class BenchRun {

  /** By the name on the command line, the class that measures. */
  static final Map<String, String> BENCHES =
      new TreeMap<>(
          Map.of(
              "append", "AppendBench",
              "relay", "RelayBench",
              "views", "ViewsBench",
              "http", "HttpBench",
              "growth", "GrowthBench",
              "memory", "MemoryBench"));

  private final Path root;
  private final PrintStream out;

  BenchRun(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  /**
   * @param which none for all of them
   */
  int run(Collection<String> which) {
    Collection<String> names = which.isEmpty() ? BENCHES.keySet() : which;
    String classes = String.join(",", names.stream().map(BENCHES::get).toList());
    out.println("Measuring " + String.join(", ", names) + "; nothing else should run meanwhile");
    return MavenRun.verify(
        root,
        TestServers.get(),
        List.of(
            "-Dtest=NoUnitTest",
            "-Dit.test=" + classes,
            "-Dsurefire.failIfNoSpecifiedTests=false",
            "-Dfailsafe.failIfNoSpecifiedTests=false",
            "-Dspotless.apply.skip=true",
            // The real compiler, and room for callers: the services under measure run in this JVM.
            "-Dfailsafe.jvm=-XX:+UseParallelGC -Xmx2g"),
        Map.of());
  }
}
