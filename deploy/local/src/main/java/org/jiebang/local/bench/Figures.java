package org.jiebang.local.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What one window, or the median of several, showed.
 *
 * @param rate operations a second
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param self CPU of this JVM, µs an operation
 * @param other CPU of the database or broker, µs an operation
 * @param disturbance share of the machine that somebody else used, 0..1
 */
public record Figures(
    double rate, double p50, double p99, double self, double other, double disturbance) {

  public static Figures of(long operations, double seconds, long[] sortedNanos, Cpu used) {
    int n = sortedNanos.length;
    double cores = Runtime.getRuntime().availableProcessors();
    return new Figures(
        operations / seconds,
        n == 0 ? 0 : sortedNanos[n / 2] / 1e6,
        n == 0 ? 0 : sortedNanos[(int) Math.min(n - 1, Math.round(n * 0.99))] / 1e6,
        used.self() * 1e6 / Math.max(1, operations),
        used.other() * 1e6 / Math.max(1, operations),
        used.machine() == 0
            ? 0
            : Math.max(0, used.machine() - used.self() - used.other()) / (seconds * cores));
  }

  public double cpu() {
    return self + other;
  }

  /** Field by field: one disturbed round does not decide. */
  public static Figures median(List<Figures> rounds) {
    return new Figures(
        median(rounds, Figures::rate),
        median(rounds, Figures::p50),
        median(rounds, Figures::p99),
        median(rounds, Figures::self),
        median(rounds, Figures::other),
        median(rounds, Figures::disturbance));
  }

  /**
   * The rate of one contender.
   *
   * @param medians by name
   */
  public static double rate(Map<String, Figures> medians, String name) {
    Figures found = medians.get(name);
    if (found == null) {
      throw new IllegalStateException(name + " did not run");
    }
    return found.rate();
  }

  private static double median(List<Figures> rounds, ToDoubleFunction<Figures> field) {
    List<Double> sorted =
        rounds.stream().map(field::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
    return sorted.get(sorted.size() / 2);
  }
}
