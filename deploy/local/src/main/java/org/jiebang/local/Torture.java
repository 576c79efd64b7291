package org.jiebang.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One torture test's dose, seed and report. Every such test has two doses: a small one inside
 * {@code ./jiebang test} and the full one of {@code ./jiebang torture --full}. What it counted goes
 * to {@code target/torture/<name>.json} when it is closed, and from there into the committed
 * report.
 *
 * <pre>{@code
 * try (var torture = Torture.of("late-commits")) {
 *   int events = torture.dose(100_000, 1_000_000);
 *   var random = torture.random("writers");
 *   …
 *   torture.atLeast("events seen", seen, events);
 *   torture.canary("a reader of id > last loses events", lost > 0);
 * }
 * }</pre>
 */
public final class Torture implements AutoCloseable {

  /** {@code full} for the full dose; anything else is the small one. */
  public static final String DOSE = "JIEBANG_TORTURE";

  /** The seed in hexadecimal; by default the commit's hash. */
  public static final String SEED = "JIEBANG_TORTURE_SEED";

  /** How many minutes the random rounds may last, instead of the dose's own number of rounds. */
  public static final String MINUTES = "JIEBANG_TORTURE_MINUTES";

  private final String name;
  private final boolean full;
  private final long seed;
  private final long startNanos = System.nanoTime();
  private final Map<String, Object> counts = new LinkedHashMap<>();
  private final Map<String, Object> canaries = new LinkedHashMap<>();

  private Torture(String name, boolean full, long seed) {
    this.name = name;
    this.full = full;
    this.seed = seed;
  }

  /**
   * @param name of the report's section and file, such as {@code late-commits}
   */
  public static Torture of(String name) {
    String seed = System.getenv().getOrDefault(SEED, "1");
    return new Torture(
        name,
        "full".equals(System.getenv(DOSE)),
        Long.parseUnsignedLong(seed.length() > 16 ? seed.substring(0, 16) : seed, 16));
  }

  public String name() {
    return name;
  }

  public boolean full() {
    return full;
  }

  public long seed() {
    return seed;
  }

  /** Random numbers of one purpose: the same seed and purpose give the same numbers. */
  public SplittableRandom random(String purpose) {
    return new SplittableRandom(seed ^ ((long) purpose.hashCode() << 32 | name.hashCode()));
  }

  public int dose(int small, int large) {
    return full ? large : small;
  }

  public Duration dose(Duration small, Duration large) {
    return full ? large : small;
  }

  /** Minutes asked for on the command line, else 0. */
  public int minutes() {
    return Integer.parseInt(System.getenv().getOrDefault(MINUTES, "0"));
  }

  /** Puts a figure or a word into the report. */
  public synchronized void count(String what, Object figure) {
    counts.put(what, figure);
  }

  /** Puts a figure into the report; a run that did too little is red. */
  public void atLeast(String what, long figure, long minimum) {
    count(what, figure);
    if (figure < minimum) {
      throw new AssertionError(
          name + ": " + what + " " + figure + " < " + minimum + ": too little to show anything");
    }
  }

  /** A known bug that this test must catch; red when it did not. */
  public void canary(String bug, boolean caught) {
    synchronized (this) {
      canaries.put(bug, caught ? "caught" : "NOT CAUGHT");
    }
    if (!caught) {
      throw new AssertionError(name + ": the canary was not caught: " + bug);
    }
  }

  @Override
  public synchronized void close() {
    var report = new LinkedHashMap<String, Object>();
    report.put("name", name);
    report.put("dose", full ? "full" : "small");
    report.put("seed", Long.toUnsignedString(seed, 16));
    report.put("seconds", (System.nanoTime() - startNanos) / 1_000_000_000);
    report.put("counts", counts);
    report.put("canaries", canaries);
    try {
      Path file = Files.createDirectories(Path.of("target", "torture")).resolve(name + ".json");
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
