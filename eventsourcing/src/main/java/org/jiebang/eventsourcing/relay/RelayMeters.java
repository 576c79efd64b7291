package org.jiebang.eventsourcing.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What the relay measures. */
final class RelayMeters {

  private final DistributionSummary batch;
  private final Timer ack;
  private final Counter restarts;

  RelayMeters(MeterRegistry meters) {
    batch =
        DistributionSummary.builder("jiebang.relay.batch")
            .description("Positions handed to Kafka at once")
            .register(meters);
    ack =
        Timer.builder("jiebang.relay.ack")
            .description("From handing a record to Kafka to its acknowledgement")
            .register(meters);
    restarts =
        Counter.builder("jiebang.relay.restarts")
            .description("Starts from the checkpoints after something failed")
            .register(meters);
  }

  void batch(int positions) {
    batch.record(positions);
  }

  void acknowledged(long sentNanos) {
    ack.record(System.nanoTime() - sentNanos, TimeUnit.NANOSECONDS);
  }

  void restarted() {
    restarts.increment();
  }
}
