package org.jiebang.gateway.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.HttpRefusal;

/**
 * Pauses between challenges, each twice as long as the one before: an address that is not the
 * caller's must not be called as often as the caller likes. Counted per webhook and per host, by
 * this instance; an answered challenge ends the count, because then the host wants it.
 */
@Singleton
class ChallengePauses {

  /** Without any pause: whoever sets up an endpoint gets it wrong now and then. */
  private static final int FREE = 3;

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Doublings after which the longest is reached anyway. */
  private static final int MOST_DOUBLINGS = 12;

  private static final int REMEMBERED = 50_000;

  /**
   * @param unanswered challenges in a row
   * @param next when another may be sent, in nanoseconds
   */
  private record Count(int unanswered, long next) {}

  private final LongSupplier nanos;
  private final Cache<String, Count> counts;

  @Inject
  ChallengePauses() {
    this(System::nanoTime);
  }

  ChallengePauses(LongSupplier nanos) {
    this.nanos = nanos;
    this.counts =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .ticker(nanos::getAsLong)
            .expireAfterWrite(LONGEST.multipliedBy(6))
            .build();
  }

  /**
   * A challenge is about to be sent.
   *
   * @throws Rejected {@code RATE_LIMITED} when it must wait, with how long
   */
  synchronized void begin(UUID webhook, String url) {
    long now = nanos.getAsLong();
    for (String key : keys(webhook, url)) {
      Count count = counts.getIfPresent(key);
      if (count != null && count.next() > now) {
        long seconds = Duration.ofNanos(count.next() - now).plusMillis(999).toSeconds();
        throw new Rejected(HttpRefusal.RATE_LIMITED, Map.of("retryAfterSeconds", seconds));
      }
    }
    for (String key : keys(webhook, url)) {
      Count count = counts.getIfPresent(key);
      int unanswered = count == null ? 1 : count.unanswered() + 1;
      counts.put(key, new Count(unanswered, now + pause(unanswered).toNanos()));
    }
  }

  /** It was answered as it should be. */
  synchronized void answered(UUID webhook, String url) {
    counts.invalidateAll(keys(webhook, url));
  }

  private static Duration pause(int unanswered) {
    if (unanswered < FREE) {
      return Duration.ZERO;
    }
    Duration pause = FIRST.multipliedBy(1L << Math.min(unanswered - FREE, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  private static List<String> keys(UUID webhook, String url) {
    String host = URI.create(url).getHost();
    return List.of("webhook " + webhook, "host " + host.toLowerCase(Locale.ROOT));
  }
}
