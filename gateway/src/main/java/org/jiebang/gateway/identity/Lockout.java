package org.jiebang.gateway.identity;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows down whoever guesses passwords: after five failures in a row an account is locked for half
 * a minute to the network that they came from, and twice as long after each further one, up to a
 * quarter of an hour. Its owner elsewhere does not notice (RELIABILITY, A22: by subject and
 * address).
 *
 * <p>Against guesses from many networks an account is locked to all of them after a hundred; but
 * not to one that its owner has signed in from, else anybody could keep the owner out.
 *
 * <p>Accounts share a fixed number of slots by a hash that only this process knows: the memory is
 * bounded, no flood of names pushes a count out, and an account that does not exist is locked just
 * as one that does, so a lock tells nothing.
 */
@Singleton
class Lockout {

  static final int FREE_FAILURES = 5;
  static final int FREE_FAILURES_EVERYWHERE = 100;
  static final Duration FIRST_LOCK = Duration.ofSeconds(30);
  static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

  private static final int SLOTS = 1 << 16;

  /** After so many doublings a lock is as long as it gets. */
  private static final int LADDER = 6;

  private final LongSupplier nanoTime;
  private final Locks near;
  private final Locks everywhere;

  /** By slot of an account at a network: whether its owner has signed in from there. */
  private final boolean[] familiar = new boolean[SLOTS];

  Lockout() {
    this(System::nanoTime, new SecureRandom().nextInt());
  }

  /**
   * @param seed of the slots; whoever knows it knows which accounts share one
   */
  Lockout(LongSupplier nanoTime, int seed) {
    this.nanoTime = nanoTime;
    this.near = new Locks(FREE_FAILURES, seed, nanoTime.getAsLong());
    this.everywhere = new Locks(FREE_FAILURES_EVERYWHERE, seed, nanoTime.getAsLong());
  }

  /**
   * To be called before a password is looked at. Counts as a failure until {@link #succeeded} says
   * otherwise, so that guesses made at the same time count as well.
   *
   * @param network where the guess comes from
   * @return 0, or how many seconds the account stays locked to that network
   */
  synchronized long attempt(String account, String network) {
    int here = near.slot(account + '\n' + network);
    int anywhere = everywhere.slot(account);
    long now = nanoTime.getAsLong();
    long left = near.left(here, now);
    if (left <= 0 && !familiar[here]) {
      left = everywhere.left(anywhere, now);
    }
    if (left > 0) {
      return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left));
    }
    near.failed(here, now);
    if (!familiar[here]) {
      everywhere.failed(anywhere, now);
    }
    return 0;
  }

  /** Forgives that network all, and the others nothing. */
  synchronized void succeeded(String account, String network) {
    int here = near.slot(account + '\n' + network);
    long now = nanoTime.getAsLong();
    near.forgive(here, Integer.MAX_VALUE, now);
    if (!familiar[here]) {
      familiar[here] = true;
      everywhere.forgive(everywhere.slot(account), 1, now);
    }
  }

  /** Failures in a row, and the locks that follow from them. */
  private static final class Locks {

    private final int free;
    private final int seed;
    private final byte[] failures = new byte[SLOTS];
    private final long[] lockedUntil = new long[SLOTS];

    Locks(int free, int seed, long now) {
      this.free = free;
      this.seed = seed;
      Arrays.fill(lockedUntil, now);
    }

    /** Nanoseconds until the slot is open; not positive: it is. */
    long left(int slot, long now) {
      return lockedUntil[slot] - now;
    }

    void failed(int slot, long now) {
      // A quiet spell as long as the longest lock forgives.
      if (failures[slot] > 0 && now - lockedUntil[slot] > LONGEST_LOCK.toNanos()) {
        failures[slot] = 0;
      }
      failures[slot] = (byte) Math.min(failures[slot] + 1, free + LADDER);
      int over = failures[slot] - free;
      long lock = over < 0 ? 0 : Math.min(FIRST_LOCK.toNanos() << over, LONGEST_LOCK.toNanos());
      lockedUntil[slot] = now + lock;
    }

    void forgive(int slot, int most, long now) {
      failures[slot] = (byte) Math.max(0, failures[slot] - most);
      if (failures[slot] < free) {
        lockedUntil[slot] = now;
      }
    }

    int slot(String name) {
      int hash = seed;
      for (int i = 0; i < name.length(); i++) {
        hash = (hash ^ name.charAt(i)) * 0x01000193;
        hash ^= hash >>> 15;
      }
      return (hash ^ hash >>> 16) & (SLOTS - 1);
    }
  }
}
