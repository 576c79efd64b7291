package org.jiebang.eventsourcing.identity;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys, kept in memory. They are fetched again when they are old, beside the requests,
 * which do with the old ones meanwhile; and when a token names one that is not known, but at most
 * once a minute, so that forged key names cost the issuer nothing (RELIABILITY, A11).
 */
final class KeySet {

  private static final Logger LOG = Logger.getLogger(KeySet.class);

  /** While no token at all can be checked, the issuer is asked this often. */
  private static final Duration EMPTY_PAUSE = Duration.ofSeconds(5);

  private record Fetched(List<JsonWebKey> keys, long atNanos) {}

  private final KeySource source;
  private final long refreshNanos;
  private final long retainNanos;
  private final long pauseNanos;
  private final LongSupplier nanoTime;
  private final Executor beside;
  private final ReentrantLock fetching = new ReentrantLock();
  private final AtomicBoolean refreshing = new AtomicBoolean();

  private volatile @Nullable Fetched last;
  private volatile long attemptedAt;
  private volatile boolean attempted;
  private volatile boolean failed;

  KeySet(
      KeySource source, Duration refresh, Duration retain, Duration pause, LongSupplier nanoTime) {
    this(source, refresh, retain, pause, nanoTime, Thread.ofVirtual().name("keys")::start);
  }

  /**
   * @param pause the least time between two attempts while there are keys to go on with
   * @param beside where old keys are fetched again
   */
  KeySet(
      KeySource source,
      Duration refresh,
      Duration retain,
      Duration pause,
      LongSupplier nanoTime,
      Executor beside) {
    this.source = source;
    this.refreshNanos = refresh.toNanos();
    this.retainNanos = retain.toNanos();
    this.pauseNanos = pause.toNanos();
    this.nanoTime = nanoTime;
    this.beside = beside;
  }

  /**
   * The key that a token names.
   *
   * @param kid null: allowed when the issuer has only one key for {@code algorithm}
   * @return null when the issuer has no such key
   * @throws KeysUnreachable when that cannot be known now
   */
  @Nullable Key find(@Nullable String kid, String algorithm) {
    Fetched known = last;
    if (known == null || older(known, retainNanos)) {
      known = fetch(known);
    } else if (older(known, refreshNanos)) {
      refresh(known);
    }
    Key key = pick(usable(known), kid, algorithm);
    if (key == null) {
      known = fetch(known);
      key = pick(usable(known), kid, algorithm);
    }
    if (key == null && failed) {
      throw new KeysUnreachable();
    }
    return key;
  }

  /** Whoever has old keys need not wait for new ones. */
  private void refresh(Fetched known) {
    if (!isPause(known) && refreshing.compareAndSet(false, true)) {
      beside.execute(
          () -> {
            try {
              fetch(known);
            } finally {
              refreshing.set(false);
            }
          });
    }
  }

  /** Whether the last attempt was only just. */
  private boolean isPause(@Nullable Fetched known) {
    boolean empty = known == null || older(known, retainNanos);
    long pause = empty ? Math.min(pauseNanos, EMPTY_PAUSE.toNanos()) : pauseNanos;
    return attempted && nanoTime.getAsLong() - attemptedAt < pause;
  }

  private Fetched usable(@Nullable Fetched known) {
    if (known == null || older(known, retainNanos)) {
      throw new KeysUnreachable();
    }
    return known;
  }

  private boolean older(Fetched known, long nanos) {
    return nanoTime.getAsLong() - known.atNanos() > nanos;
  }

  /** One at a time; whoever waited takes what the one before brought. */
  private @Nullable Fetched fetch(@Nullable Fetched known) {
    fetching.lock();
    try {
      if (last != known || isPause(known)) {
        return last;
      }
      last = new Fetched(List.copyOf(source.fetch()), nanoTime.getAsLong());
      failed = false;
      pauseNow();
    } catch (IOException | RuntimeException e) { // our own issuer's are in a database
      failed = true;
      pauseNow();
      LOG.warnf("the issuer's keys cannot be fetched: %s", e);
    } finally {
      fetching.unlock();
    }
    return last;
  }

  /** From the end of an attempt: a slow issuer is not asked without a pause. */
  private void pauseNow() {
    attemptedAt = nanoTime.getAsLong();
    attempted = true;
  }

  private static @Nullable Key pick(Fetched known, @Nullable String kid, String algorithm) {
    List<JsonWebKey> fitting =
        known.keys().stream()
            .filter(k -> fits(k, algorithm))
            .filter(k -> kid == null || kid.equals(k.getKeyId()))
            .toList();
    return fitting.size() == 1 || kid != null && !fitting.isEmpty()
        ? fitting.getFirst().getKey()
        : null;
  }

  private static boolean fits(JsonWebKey key, String algorithm) {
    boolean type =
        algorithm.startsWith("RS")
            ? key instanceof RsaJsonWebKey
            : key instanceof EllipticCurveJsonWebKey;
    return type
        && (key.getUse() == null || key.getUse().equals("sig"))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm));
  }
}
