package org.jiebang.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jiebang.gateway.limit.Allowance.Left;

/** Counts what was asked, in this process; with several gateways each gives out its part. */
@Singleton
class Quotas {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Whose quota.
   *
   * @param holder a person, a client, an address
   * @param perMinute of this holder in particular, with all gateways together; 0: what the
   *     configuration says
   */
  record Counter(Quota quota, String holder, int perMinute) {

    Counter(Quota quota, String holder) {
      this(quota, holder, 0);
    }

    /** What this gateway gives out of it. */
    int perMinute(LimitsConfig config) {
      return perMinute == 0 ? quota.perMinute(config) : Math.max(1, perMinute / config.instances());
    }
  }

  private final LimitsConfig config;
  private final TimeMeter time;
  private final Cache<Counter, Bucket> buckets;

  @Inject
  Quotas(LimitsConfig config) {
    this(config, TimeMeter.SYSTEM_NANOTIME);
  }

  Quotas(LimitsConfig config, TimeMeter time) {
    this.config = config;
    this.time = time;
    // After a minute without a request a bucket is full again: forgetting it changes nothing.
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(config.remembered())
            .expireAfterAccess(MINUTE.plusSeconds(1))
            .executor(Runnable::run) // what there is to do takes less than waking up another thread
            .build();
  }

  /** Takes one of each counter, or of none when one is used up. */
  Allowance take(List<Counter> counters) {
    var left = new ArrayList<Left>();
    var taken = new ArrayList<Bucket>();
    for (Counter counter : counters) {
      Bucket bucket = bucket(counter);
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      left.add(left(counter, probe));
      if (!probe.isConsumed()) {
        taken.forEach(other -> other.addTokens(1));
        return new Allowance(left, Math.max(1, seconds(probe.getNanosToWaitForRefill())));
      }
      taken.add(bucket);
    }
    return new Allowance(left, 0);
  }

  private Left left(Counter counter, ConsumptionProbe probe) {
    return new Left(
        counter.quota().label(),
        counter.perMinute(config),
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForReset()));
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }

  private Bucket bucket(Counter counter) {
    return buckets.get(
        counter,
        c -> {
          int perMinute = c.perMinute(config);
          return Bucket.builder()
              .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
              .withCustomTimePrecision(time)
              .build();
        });
  }
}
