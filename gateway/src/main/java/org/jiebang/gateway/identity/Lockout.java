package org.jiebang.gateway.identity;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows down whoever guesses passwords: after five failures in a row an account is locked for half
 * a minute, and twice as long after each further one, up to a quarter of an hour.
 *
 * <p>Accounts share a fixed number of slots by a hash that only this process knows: the memory is
 * bounded, no flood of names pushes a count out, and an account that does not exist is locked just
 * as one that does, so a lock tells nothing.
 */
@Singleton
class Lockout {

  static final int FREE_FAILURES = 5;
  static final Duration FIRST_LOCK = Duration.ofSeconds(30);
  static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

  private static final int SLOTS = 1 << 16;

  private final LongSupplier nanoTime;
  private final int seed = new SecureRandom().nextInt();
  private final byte[] failures = new byte[SLOTS];
  private final long[] lockedUntil = new long[SLOTS];

  Lockout() {
    this(System::nanoTime);
  }

  Lockout(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    Arrays.fill(lockedUntil, nanoTime.getAsLong());
  }

  /**
   * To be called before a password is looked at. Counts as a failure until {@link #succeeded} says
   * otherwise, so that guesses made at the same time count as well.
   *
   * @return 0, or how many seconds the account stays locked
   */
  synchronized long attempt(String account) {
    int slot = slot(account);
    long now = nanoTime.getAsLong();
    long left = lockedUntil[slot] - now;
    if (left > 0) {
      return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left));
    }
    // A quiet spell as long as the longest lock forgives.
    if (failures[slot] > 0 && -left > LONGEST_LOCK.toNanos()) {
      failures[slot] = 0;
    }
    failures[slot] = (byte) Math.min(failures[slot] + 1, FREE_FAILURES + 6);
    int over = failures[slot] - FREE_FAILURES;
    long lock = over < 0 ? 0 : Math.min(FIRST_LOCK.toNanos() << over, LONGEST_LOCK.toNanos());
    lockedUntil[slot] = now + lock;
    return 0;
  }

  synchronized void succeeded(String account) {
    int slot = slot(account);
    failures[slot] = 0;
    lockedUntil[slot] = nanoTime.getAsLong();
  }

  private int slot(String account) {
    int hash = seed;
    for (int i = 0; i < account.length(); i++) {
      hash = (hash ^ account.charAt(i)) * 0x01000193;
      hash ^= hash >>> 15;
    }
    return (hash ^ hash >>> 16) & (SLOTS - 1);
  }
}
