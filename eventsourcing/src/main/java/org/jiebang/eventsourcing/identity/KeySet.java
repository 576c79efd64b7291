package org.jiebang.eventsourcing.identity;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's keys, kept in memory. They are fetched again when they are old or when a token names
 * one that is not known, but never more often than every few seconds, so that forged key names cost
 * the issuer nothing.
 */
final class KeySet {

  private static final Logger LOG = Logger.getLogger(KeySet.class);

  private record Fetched(List<JsonWebKey> keys, long atNanos) {}

  private final KeySource source;
  private final long refreshNanos;
  private final long retainNanos;
  private final long pauseNanos;
  private final LongSupplier nanoTime;
  private final ReentrantLock fetching = new ReentrantLock();

  private volatile @Nullable Fetched last;
  private volatile long attemptedAt;
  private volatile boolean attempted;
  private volatile boolean failed;

  KeySet(
      KeySource source, Duration refresh, Duration retain, Duration pause, LongSupplier nanoTime) {
    this.source = source;
    this.refreshNanos = refresh.toNanos();
    this.retainNanos = retain.toNanos();
    this.pauseNanos = pause.toNanos();
    this.nanoTime = nanoTime;
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
    if (known == null || older(known, refreshNanos)) {
      known = fetch(known);
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
      if (last != known || attempted && nanoTime.getAsLong() - attemptedAt < pauseNanos) {
        return last;
      }
      attempted = true;
      attemptedAt = nanoTime.getAsLong();
      last = new Fetched(List.copyOf(source.fetch()), nanoTime.getAsLong());
      failed = false;
    } catch (IOException | RuntimeException e) { // our own issuer's are in a database
      failed = true;
      LOG.warnf("the issuer's keys cannot be fetched: %s", e);
    } finally {
      fetching.unlock();
    }
    return last;
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
