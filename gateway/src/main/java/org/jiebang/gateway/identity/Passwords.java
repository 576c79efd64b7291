package org.jiebang.gateway.identity;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and compares passwords with bcrypt. That is slow on purpose, so only as many run at once
 * as leave a processor for everybody else.
 */
@Singleton
class Passwords {

  private static final int PATIENCE_SECONDS = 3;

  /** Fewer than {@link Lockout} forgives: right passwords at the same time lock nobody out. */
  private static final int MOST_AT_ONCE = Lockout.FREE_FAILURES - 1;

  /**
   * Compared with where there is no account, so that «no such account» takes as long as «wrong».
   */
  private static final String NOBODYS = BcryptUtil.bcryptHash("nobody has this password");

  private final Semaphore turns =
      new Semaphore(
          Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_AT_ONCE), true);

  String hash(String password) {
    return inTurn(() -> BcryptUtil.bcryptHash(password));
  }

  /**
   * @param hash null when there is no account: then false, after the same work
   */
  boolean matches(String password, @Nullable String hash) {
    return inTurn(() -> matchesNow(password, hash));
  }

  /** As {@link #matches}, by who has a turn. */
  boolean matchesNow(String password, @Nullable String hash) {
    boolean same = BcryptUtil.matches(password, hash == null ? NOBODYS : hash);
    return hash != null && same;
  }

  /**
   * @throws Rejected {@code BACKPRESSURE} when others take too long
   */
  <T> T inTurn(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new Rejected(KernelRefusal.BACKPRESSURE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Rejected(KernelRefusal.BACKPRESSURE);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
