package org.jiebang.eventsourcing.relay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jspecify.annotations.Nullable;

/** Records on their way to Kafka, by one producer; over with the first that fails. */
final class Flight {

  /** A position that has been read and may be published. */
  record Ready(PartCursor cursor, long pos, Publication publication) {}

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final int partitions;
  private final int limit;
  private final Runnable wake;
  private final RelayMeters meters;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** Behind the last acknowledged record; by Kafka partition. */
  private final AtomicLongArray nextOffsets;

  /** As {@link #nextOffsets}, when last asked for. */
  private final long[] told;

  Flight(
      Producer<byte[], byte[]> producer,
      String topic,
      int partitions,
      int limit,
      Runnable wake,
      RelayMeters meters) {
    this.producer = producer;
    this.topic = topic;
    this.partitions = partitions;
    this.limit = limit;
    this.wake = wake;
    this.meters = meters;
    this.nextOffsets = new AtomicLongArray(partitions);
    this.told = new long[partitions];
  }

  /** Records without acknowledgement. */
  int size() {
    return inFlight.get();
  }

  /**
   * @throws IllegalStateException when a record was not acknowledged
   */
  void check() {
    Exception failed = failure.get();
    if (failed instanceof RelayLoop.TopicChanged changed) {
      throw changed;
    }
    if (failed != null) {
      throw new IllegalStateException("a record was not acknowledged", failed);
    }
  }

  /** Partitions that have grown since this was asked last, and where they end. */
  Map<Integer, Long> nextOffsets() {
    var moved = new HashMap<Integer, Long>();
    for (int partition = 0; partition < partitions; partition++) {
      long next = nextOffsets.get(partition);
      if (next > told[partition]) {
        told[partition] = next;
        moved.put(partition, next);
      }
    }
    return moved;
  }

  void send(List<Ready> ready) {
    for (Ready next : ready) {
      if (failure.get() != null) {
        return;
      }
      send(next);
    }
  }

  private void send(Ready next) {
    inFlight.incrementAndGet();
    CrashPoint.BEFORE_SEND.pass();
    long sentNanos = System.nanoTime();
    var unused =
        producer.send(
            next.publication().toRecord(topic, partitions),
            (metadata, failed) -> {
              Exception wrong = failed == null ? acknowledged(next, metadata) : failed;
              if (wrong != null) {
                failure.compareAndSet(null, wrong);
              }
              int left = inFlight.decrementAndGet();
              if (left == 0 || left == limit / 2 || wrong != null) {
                wake.run();
              }
              meters.acknowledged(sentNanos);
              CrashPoint.AFTER_ACK.pass();
            });
    CrashPoint.AFTER_SEND.pass();
  }

  /** By the producer's thread. */
  private @Nullable Exception acknowledged(Ready next, RecordMetadata metadata) {
    // Acknowledgements of one Kafka partition come in order: a missing one is a failure.
    if (!next.cursor().acknowledge(next.pos())) {
      return new IllegalStateException("acknowledged out of order");
    }
    if (metadata.hasOffset()) {
      long before = nextOffsets.getAndSet(metadata.partition(), metadata.offset() + 1);
      if (metadata.offset() < before) {
        return new RelayLoop.TopicChanged("the topic begins anew");
      }
    }
    return null;
  }
}
