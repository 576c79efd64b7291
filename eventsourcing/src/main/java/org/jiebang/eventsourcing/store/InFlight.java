package org.jiebang.eventsourcing.store;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.KernelRefusal;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * The commands that run in this process now. A repeat that arrives while the first one runs waits
 * for it a little and gets its answer; fifty impatient sends cost one append. Holds as many as
 * there are callers; between processes the unique keys decide.
 */
final class InFlight {

  /** What the first one came to, for those who wait. */
  private record Done(@Nullable String fingerprint, Outcome outcome) {}

  private final ConcurrentMap<UUID, CompletableFuture<@Nullable Done>> running =
      new ConcurrentHashMap<>();
  private final long waitNanos;

  /**
   * @param wait how long a repeat waits before it hears {@code IDEMPOTENCY_IN_PROGRESS}
   */
  InFlight(Duration wait) {
    this.waitNanos = wait.toNanos();
  }

  /** Runs the command, unless another caller does: then that one's answer is the answer. */
  Outcome once(Ask ask, Supplier<Outcome> run) {
    var mine = new CompletableFuture<@Nullable Done>();
    CompletableFuture<@Nullable Done> first = running.putIfAbsent(ask.commandId(), mine);
    if (first != null) {
      long until = System.nanoTime() + waitNanos;
      do {
        Done done = await(first, until);
        if (done != null) {
          return again(done, ask);
        }
        // Refused, stored nothing or failed: each who waited asks for himself, one after another.
        first = running.putIfAbsent(ask.commandId(), mine);
      } while (first != null);
    }
    Done done = null;
    try {
      Outcome outcome = run.get();
      done = outcome.positions().isEmpty() ? null : new Done(ask.fingerprint(), outcome);
      return outcome;
    } finally {
      running.remove(ask.commandId(), mine);
      mine.complete(done);
    }
  }

  private static Outcome again(Done done, Ask ask) {
    checkFingerprint(done.fingerprint(), ask);
    Outcome o = done.outcome();
    return new Outcome(o.stream(), o.version(), o.positions(), true);
  }

  /**
   * @throws Rejected with {@code IDEMPOTENCY_KEY_REUSED} when the first one had another content
   */
  static void checkFingerprint(@Nullable String before, Ask ask) {
    if (before != null && ask.fingerprint() != null && !before.equals(ask.fingerprint())) {
      throw new Rejected(KernelRefusal.IDEMPOTENCY_KEY_REUSED);
    }
  }

  private static @Nullable Done await(CompletableFuture<@Nullable Done> first, long until) {
    try {
      return first.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new Rejected(KernelRefusal.IDEMPOTENCY_IN_PROGRESS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("never completed with a failure", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted", e);
    }
  }
}
