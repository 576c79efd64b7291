package org.jiebang.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ./jiebang bench append}: runs benches of the kernel beside their peers. Each prints its
 * table and writes it to {@code system-tests/results}.
 */
final class BenchRun {

  private static final String KERNEL = "eventsourcing";
  private static final String SYSTEM = "system-tests";
  private static final String NEEDS = "needs-service";

  /**
   * One bench.
   *
   * @param test the class that measures
   * @param module where it stands
   * @param services whether it starts them as processes
   */
  record Measurement(String test, String module, boolean services) {}

  /** By the name on the command line. */
  static final Map<String, Measurement> BENCHES =
      new TreeMap<>(
          Map.of(
              "append", new Measurement("AppendBench", SYSTEM, false),
              "relay", new Measurement("RelayBench", KERNEL, false),
              "consumer", new Measurement("ConsumerBench", KERNEL, false),
              "views", new Measurement("ViewsBench", KERNEL, false),
              "http", new Measurement("HttpBench", KERNEL, false),
              "instances", new Measurement("InstancesBench", SYSTEM, true),
              "gateway", new Measurement("GatewayBench", SYSTEM, true),
              "needs", new Measurement("NeedsBench", NEEDS, false),
              "growth", new Measurement("GrowthBench", SYSTEM, false),
              "memory", new Measurement("MemoryBench", KERNEL, false)));

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
    List<Measurement> benches = names.stream().map(BenchRun::named).toList();
    var arguments = new ArrayList<String>();
    arguments.add("-Dit.test=" + join(benches.stream().map(Measurement::test)));
    // Only what they stand on: the services are packaged only where a bench starts them.
    arguments.addAll(List.of("-pl", join(benches.stream().map(Measurement::module)), "-am"));
    arguments.add("-Dquarkus.build.skip=" + benches.stream().noneMatch(Measurement::services));
    arguments.addAll(
        List.of(
            "-Dtest=NoUnitTest",
            "-Dsurefire.failIfNoSpecifiedTests=false",
            "-Dfailsafe.failIfNoSpecifiedTests=false",
            "-Dspotless.apply.skip=true",
            // As services run; assertions read back every event that is appended.
            "-DenableAssertions=false",
            // The real compiler, and room for callers: what is measured runs in this JVM.
            "-Dfailsafe.jvm=-XX:+UseParallelGC -Xmx2g"));
    out.println("Measuring " + String.join(", ", names) + "; nothing else should run meanwhile");
    return MavenRun.verify(root, TestServers.get(), arguments, Map.of());
  }

  private static Measurement named(String name) {
    return Objects.requireNonNull(BENCHES.get(name), name);
  }

  private static String join(Stream<String> words) {
    return words.distinct().collect(Collectors.joining(","));
  }
}
