package org.jiebang.eventsourcing.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;
import org.jspecify.annotations.Nullable;

/**
 * The relay's one thread. It sends in position order and writes a checkpoint only behind the
 * acknowledgement; whatever fails, it starts again from the checkpoints, so a record may be
 * published twice but never lost or overtaken. Several relays of one log are harmless: consumers
 * know positions.
 */
final class RelayLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(RelayLoop.class);

  private final String service;
  private final EventLog log;
  private final Tail tail;
  private final Publications publications;
  private final Barrier barrier;
  private final RelayTables tables;
  private final Topics topics;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final KafkaConfig.Relay limits;

  private final PartCursor[] cursors = new PartCursor[Ids.PARTS];
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private volatile boolean running = true;
  private volatile @Nullable Thread thread;
  private long savedNanos = System.nanoTime();

  RelayLoop(
      String service,
      EventLog log,
      Tail tail,
      Publications publications,
      Barrier barrier,
      RelayTables tables,
      Topics topics,
      Supplier<Producer<byte[], byte[]>> producers,
      KafkaConfig.Relay limits) {
    this.service = service;
    this.log = log;
    this.tail = tail;
    this.publications = publications;
    this.barrier = barrier;
    this.tables = tables;
    this.topics = topics;
    this.producers = producers;
    this.limits = limits;
    for (int part = 0; part < Ids.PARTS; part++) {
      cursors[part] = new PartCursor(part);
    }
  }

  /** Committed positions that Kafka has not acknowledged, over all parts. */
  long lag() {
    long lag = 0;
    for (PartCursor cursor : cursors) {
      lag += Math.max(0, tail.head(cursor.part) - cursor.acked());
    }
    return lag;
  }

  void wake() {
    Thread relay = thread;
    if (relay != null) {
      LockSupport.unpark(relay);
    }
  }

  void stop() {
    running = false;
    wake();
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    tail.subscribe(part -> wake());
    var backOff = new BackOff(Duration.ofMillis(100), limits.maxBackOff());
    while (running) {
      try (Producer<byte[], byte[]> producer = producers.get()) {
        relay(producer, backOff);
      } catch (RuntimeException e) {
        // The plumbing's own catch: Kafka or the database is away, or a row cannot be published.
        // Commands go on; everything since the checkpoints is sent again.
        LOG.warnf(e, "relay starts again from its checkpoints service=%s", service);
        pause(backOff.next());
      }
    }
  }

  private void relay(Producer<byte[], byte[]> producer, BackOff backOff) {
    topics.ensure(List.of(service));
    String topic = topics.of(service);
    int partitions = producer.partitionsFor(topic).size();
    failure.set(null);
    inFlight.set(0);
    long[] checkpoints = tables.checkpoints();
    for (PartCursor cursor : cursors) {
      cursor.restartAt(checkpoints[cursor.part]);
    }
    try {
      while (running) {
        boolean busy = round(producer, topic, partitions);
        Exception failed = failure.get();
        if (failed != null) {
          throw new IllegalStateException("a record was not acknowledged", failed);
        }
        if (save(false)) {
          backOff.reset();
        }
        if (!busy) {
          LockSupport.parkNanos(
              inFlight.get() > 0 ? limits.checkpointEvery().toNanos() : limits.idle().toNanos());
        }
      }
    } finally {
      // What was acknowledged meanwhile need not be sent again.
      producer.close(Duration.ofSeconds(5));
      save(true);
    }
  }

  private record Ready(PartCursor cursor, long pos, Publication publication) {}

  /** Reads a batch of every part that has something, then makes sure it is durable, then sends. */
  private boolean round(Producer<byte[], byte[]> producer, String topic, int partitions) {
    var ready = new ArrayList<Ready>();
    var read = new long[Ids.PARTS];
    for (PartCursor cursor : cursors) {
      int room = limits.maxInFlight() - inFlight.get() - ready.size();
      if (room > 0 && tail.head(cursor.part) > cursor.sent) {
        read[cursor.part] = read(cursor, Math.min(room, limits.batch()), ready);
      }
    }
    if (ready.isEmpty()) {
      return false;
    }
    barrier.cover(read);
    for (Ready next : ready) {
      if (failure.get() != null) {
        return false;
      }
      send(producer, next, topic, partitions);
    }
    return true;
  }

  private long read(PartCursor cursor, int limit, List<Ready> ready) {
    byte[] hash = cursor.hash == null ? log.hashAt(cursor.part, cursor.sent) : cursor.hash;
    long last = cursor.sent;
    for (StoredEvent event : log.read(cursor.part, cursor.sent, limit)) {
      ready.add(new Ready(cursor, event.pos(), publications.of(event, hash)));
      hash = event.hash();
      last = event.pos();
    }
    cursor.hash = hash;
    cursor.sent = last;
    return last;
  }

  private void send(Producer<byte[], byte[]> producer, Ready next, String topic, int partitions) {
    inFlight.incrementAndGet();
    CrashPoint.BEFORE_SEND.pass();
    var unused =
        producer.send(
            next.publication().toRecord(topic, partitions),
            (metadata, failed) -> {
              // Acknowledgements of one Kafka partition come in order: a missing one is a failure.
              if (failed == null && !next.cursor().acknowledge(next.pos())) {
                failed = new IllegalStateException("acknowledged out of order");
              }
              if (failed != null) {
                failure.compareAndSet(null, failed);
              }
              int left = inFlight.decrementAndGet();
              if (left == 0 || left == limits.maxInFlight() / 2 || failed != null) {
                wake();
              }
              CrashPoint.AFTER_ACK.pass();
            });
    CrashPoint.AFTER_SEND.pass();
  }

  /**
   * @return true when a checkpoint was moved
   */
  private boolean save(boolean now) {
    if (!now
        && inFlight.get() > 0
        && System.nanoTime() - savedNanos < limits.checkpointEvery().toNanos()) {
      return false;
    }
    boolean moved = false;
    boolean overtaken = false;
    for (PartCursor cursor : cursors) {
      long acked = cursor.acked();
      if (acked > cursor.checkpoint) {
        CrashPoint.BEFORE_RELAY_CHECKPOINT.pass();
        if (tables.move(cursor.part, cursor.checkpoint, acked)) {
          cursor.checkpoint = acked;
          moved = true;
          CrashPoint.AFTER_RELAY_CHECKPOINT.pass();
        } else {
          overtaken = true;
        }
      }
    }
    if (overtaken) {
      long[] checkpoints = tables.checkpoints();
      for (PartCursor cursor : cursors) {
        cursor.skipTo(checkpoints[cursor.part]);
      }
    }
    savedNanos = System.nanoTime();
    return moved;
  }

  private void pause(Duration length) {
    long until = System.nanoTime() + length.toNanos();
    while (running && System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }
}
