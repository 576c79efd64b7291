package org.jiebang.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiebang.local.Arguments.Misused;

/**
 * {@code ./jiebang torture}: runs every torture test of the kernel and of the whole house, or only
 * the power cuts, and puts what they counted into one report, printed and written to {@code
 * system-tests/results}.
 */
final class TortureRun {

  /** What {@code --only} may say, and which tests it means. */
  private static final Map<String, String> TESTS =
      Map.of(
          "all", "*TortureIT",
          "kernel", "**/eventsourcing/**/*TortureIT",
          "house", "**/systemtests/torture/*TortureIT",
          "door", "**/systemtests/abuse/*TortureIT");

  /** Needs root and packages that a bare machine lacks, so its name ends in no {@code IT}. */
  private static final String POWER_CUT = "PowerCutTorture";

  /** Fetches and starts Keycloak, for which the small dose has no time: likewise. */
  private static final String KEYCLOAK = ",KeycloakTorture";

  private static final int MOST_MINUTES = 24 * 60;

  private final Path root;
  private final PrintStream out;
  private final String seed;
  private final String dose;
  private final String only;
  private final int minutes;
  private final boolean powerCut;

  private TortureRun(Path root, Arguments arguments, PrintStream out) {
    this.root = root;
    this.out = out;
    this.seed = arguments.option("--seed", Seed.of(root));
    this.dose = arguments.has("--full") ? "full" : "small";
    this.only = arguments.option("--only", "all");
    this.minutes = arguments.number("--minutes", 0, 1, MOST_MINUTES);
    this.powerCut = arguments.has("--power-cut");
    if (!TESTS.containsKey(only)) {
      throw new Misused("--only is kernel, house or door, not " + only + ".");
    }
    if (!seed.matches("[0-9a-fA-F]{1,16}")) {
      throw new Misused("--seed is up to 16 hexadecimal digits, not " + seed + ".");
    }
  }

  static TortureRun parse(Path root, List<String> line, PrintStream out) {
    return new TortureRun(
        root,
        Arguments.of(
            line, Set.of("--seed", "--minutes", "--only"), Set.of("--full", "--power-cut"), 0),
        out);
  }

  int run() {
    if (powerCut) {
      CutVolume.require();
    }
    // File systems may round to whole seconds.
    Instant from = Instant.now().minusSeconds(1);
    long clock = System.nanoTime();
    out.printf("Starting MariaDB and Kafka; seed %s, %s dose%n", seed, dose);
    int maven = MavenRun.verify(root, TestServers.get(), selection(), environment());
    TestReports tests = TestReports.since(from, root);
    TortureReports tortures = TortureReports.since(from, root);
    out.println();
    tests.print(out);
    out.println();
    String what = powerCut ? "power-cut" : only.equals("all") ? dose : dose + "-" + only;
    long seconds = (System.nanoTime() - clock) / 1_000_000_000;
    String report = tortures.markdown(what, seed, seconds, tests.sum());
    out.println(report);
    out.println("Written to " + root.relativize(tortures.write(root, what, report)));
    int verdict = tests.verdict(maven, out);
    if (verdict != 0) {
      out.println(
          "The same plan again: ./jiebang torture --seed "
              + seed
              + (powerCut ? " --power-cut" : ""));
    }
    return verdict;
  }

  private List<String> selection() {
    var selection =
        new ArrayList<>(
            List.of(
                "-Dtest=NoUnitTest",
                "-Dit.test=" + tests(),
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dfailsafe.failIfNoSpecifiedTests=false",
                "-Dspotless.apply.skip=true"));
    if (dose.equals("full")) {
      // A million of whatever is counted, remembered by the test that counts it.
      selection.add("-Dfailsafe.jvm=-XX:+UseSerialGC -Xmx4g");
    }
    if (powerCut) {
      selection.addAll(List.of("-pl", "eventsourcing", "-am"));
    }
    return selection;
  }

  private String tests() {
    if (powerCut) {
      return POWER_CUT;
    }
    boolean ofTheDoor = only.equals("all") || only.equals("door");
    return TESTS.get(only) + (dose.equals("full") && ofTheDoor ? KEYCLOAK : "");
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put(Torture.SEED, seed);
    environment.put(Torture.DOSE, dose);
    if (minutes > 0) {
      environment.put(Torture.MINUTES, String.valueOf(minutes));
    }
    return environment;
  }
}
