package org.jiebang.local.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several contenders in one run, interleaved: each round runs all of them once, so that a slow
 * minute of the machine hits all alike.
 */
public final class Rounds {

  /** Five unless the environment asks for another number, for a quick look. */
  static final int MANY =
      Integer.parseInt(System.getenv().getOrDefault("JIEBANG_BENCH_ROUNDS", "5"));

  /** One window of one contender. */
  public interface Contender {
    Figures run() throws Exception;
  }

  private final Map<String, Contender> contenders = new LinkedHashMap<>();
  private final Map<String, List<Figures>> seen = new LinkedHashMap<>();
  private int warming = 1;

  /** So many rounds are for the compiler, and do not count; one unless it needs more. */
  public Rounds warming(int rounds) {
    warming = rounds;
    return this;
  }

  public Rounds add(String name, Contender contender) {
    contenders.put(name, contender);
    return this;
  }

  /**
   * @return the median of each contender, in the order of their adding
   */
  public Map<String, Figures> run() throws Exception {
    for (int round = 1 - warming; round <= MANY; round++) {
      for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
        Figures figures = contender.getValue().run();
        if (round > 0) {
          seen.computeIfAbsent(contender.getKey(), n -> new ArrayList<>()).add(figures);
        }
        System.out.printf(
            Locale.ROOT,
            "%d/%d %-64s %9.0f/s p50 %7.2f p99 %7.2f ms cpu %5.1f + %5.1f us others %2.0f %%%n",
            round,
            MANY,
            contender.getKey(),
            figures.rate(),
            figures.p50(),
            figures.p99(),
            figures.self(),
            figures.other(),
            figures.disturbance() * 100);
      }
    }
    var medians = new LinkedHashMap<String, Figures>();
    seen.forEach((name, figures) -> medians.put(name, Figures.median(figures)));
    return medians;
  }
}
