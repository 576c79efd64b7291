package org.jiebang.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long one call goes on before it gives up.
 *
 * @param attempts how often a request is sent at most; at least 1
 * @param timeout of one attempt, until its answer's headers are there
 * @param firstPause before the second attempt; doubled before each one after it
 * @param longestPause between two attempts; who is asked to wait for longer gets the answer instead
 */
public record Patience(int attempts, Duration timeout, Duration firstPause, Duration longestPause) {

  /** Ten minutes at the very most, seconds where a service has just been restarted. */
  public static final Patience USUAL =
      new Patience(6, Duration.ofSeconds(30), Duration.ofMillis(200), Duration.ofSeconds(10));

  public Patience {
    if (attempts < 1 || timeout.isNegative() || timeout.isZero() || firstPause.isNegative()) {
      throw new IllegalArgumentException("no patience at all");
    }
  }

  /**
   * Half of it is chance, so that clients that failed together do not come back together.
   *
   * @param attempt the one that has just failed, from 1
   */
  Duration pauseAfter(int attempt) {
    long most =
        Math.min(
            longestPause.toMillis(), firstPause.toMillis() << Math.min(attempt - 1, Short.SIZE));
    return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }
}
