package org.jiebang.eventsourcing.store;

import java.time.Duration;

/**
 * The bounds of a store, named in {@link StoreConfig}.
 *
 * @param lanes writers of the log: 2, or 4 for many callers
 * @param maxWaiting commands that may wait in one lane before callers hear {@code BACKPRESSURE}
 * @param batchEvents events that one transaction may hold, and one command
 * @param batchBytes size that one transaction may have, and one command, in bytes; below the
 *     server's packet limit
 * @param cachedVersions streams whose last version a store remembers
 * @param patience how long a batch is tried again, and a caller waits, before the answer is 503
 * @param gathering how long a lane waits at most for those it has just answered; 0: not at all
 */
public record StoreLimits(
    int lanes,
    int maxWaiting,
    int batchEvents,
    int batchBytes,
    int cachedVersions,
    Duration patience,
    Duration gathering) {

  private static final Duration GATHERING = Duration.ofMillis(1);

  /** The defaults of the configuration, for {@code lanes} lanes. */
  public static StoreLimits of(int lanes, int maxWaiting) {
    return new StoreLimits(
        lanes, maxWaiting, 512, 4 << 20, 100_000, Duration.ofSeconds(10), GATHERING);
  }

  /** The same with another {@code gathering}. */
  public StoreLimits gathering(Duration atMost) {
    return new StoreLimits(
        lanes, maxWaiting, batchEvents, batchBytes, cachedVersions, patience, atMost);
  }
}
