package org.jiebang.eventsourcing.relay;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses between attempts: doubled each time up to a limit, ± 20 % so as not to march. */
public final class BackOff {

  private final Duration first;
  private final Duration longest;
  private int attempts;

  public BackOff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** The pause before the next attempt. */
  public Duration next() {
    Duration pause = after(attempts, first, longest);
    attempts++;
    double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
    return Duration.ofNanos((long) (pause.toNanos() * jitter));
  }

  public void reset() {
    attempts = 0;
  }

  /** The pause after {@code attempts} failed ones, without jitter. */
  public static Duration after(int attempts, Duration first, Duration longest) {
    Duration pause = first.multipliedBy(1L << Math.min(attempts, 16));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
