package org.jiebang.eventsourcing.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What the store tells of itself on {@code /q/metrics}. */
final class StoreMeters {

  private final MeterRegistry registry;
  private final DistributionSummary events;
  private final Timer time;
  private final Counter conflicts;
  private final Counter repeats;
  private final Counter duplicates;
  private final Counter deadlocks;
  private final Counter lost;

  StoreMeters(MeterRegistry registry) {
    this.registry = registry;
    this.events =
        DistributionSummary.builder("jiebang.store.append.events")
            .description("Events written in one transaction")
            .register(registry);
    this.time =
        Timer.builder("jiebang.store.append.time")
            .description("Time of one transaction, from its first row to the end of its commit")
            .register(registry);
    this.conflicts =
        Counter.builder("jiebang.store.conflicts")
            .description("Commands decided again because somebody else appended to their stream")
            .register(registry);
    this.repeats =
        Counter.builder("jiebang.store.repeats")
            .description("Commands that the log held already")
            .register(registry);
    this.duplicates = retries("position-taken");
    this.deadlocks = retries("deadlock");
    this.lost = retries("connection-lost");
  }

  private Counter retries(String cause) {
    return Counter.builder("jiebang.store.retries")
        .description("Transactions tried again as a whole, by cause")
        .tag("cause", cause)
        .register(registry);
  }

  void lane(Lane lane) {
    Gauge.builder("jiebang.store.waiting", lane, Lane::waiting)
        .description("Commands that wait in a lane")
        .tag("lane", lane.name())
        .register(registry);
  }

  void written(int count, long nanos) {
    events.record(count);
    time.record(nanos, TimeUnit.NANOSECONDS);
  }

  void conflict() {
    conflicts.increment();
  }

  void repeated() {
    repeats.increment();
  }

  void retry(Throwable cause) {
    if (SqlErrors.connectionLost(cause)) {
      lost.increment();
    } else if (SqlErrors.duplicate(cause)) {
      duplicates.increment();
    } else {
      deadlocks.increment();
    }
  }
}
