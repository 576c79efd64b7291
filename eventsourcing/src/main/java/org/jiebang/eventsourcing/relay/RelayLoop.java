package org.jiebang.eventsourcing.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.relay.RelayTables.Checkpoint;
import org.jiebang.eventsourcing.relay.RelayTables.Move;
import org.jiebang.eventsourcing.relay.RelayTables.Partition;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.store.Tail;
import org.jspecify.annotations.Nullable;

/**
 * The relay's one thread. It sends in position order and writes a checkpoint only behind the
 * acknowledgement; whatever fails, it starts again from the checkpoints, so a record may be
 * published twice but never lost or overtaken. Several relays of one log are harmless: consumers
 * know positions. A topic that has lost what was acknowledged is filled again from position 1.
 */
final class RelayLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(RelayLoop.class);

  private final String service;
  private final EventLog log;
  private final Tail tail;
  private final Parts parts;
  private final Publications publications;
  private final Barrier barrier;
  private final RelayTables tables;
  private final Topics topics;
  private final Supplier<TopicWatch> watches;
  private final Supplier<Producer<byte[], byte[]>> producers;
  private final KafkaConfig.Relay limits;
  private final RelayMeters meters;

  private final PartCursor[] cursors = new PartCursor[Ids.PARTS];

  /** Parts that were ours when we last looked. */
  private final boolean[] held = new boolean[Ids.PARTS];

  private volatile boolean running = true;
  private volatile @Nullable Thread thread;
  private long savedNanos = System.nanoTime();

  RelayLoop(
      String service,
      EventLog log,
      Tail tail,
      Parts parts,
      Publications publications,
      Barrier barrier,
      RelayTables tables,
      Topics topics,
      Supplier<TopicWatch> watches,
      Supplier<Producer<byte[], byte[]>> producers,
      KafkaConfig.Relay limits,
      RelayMeters meters) {
    this.service = service;
    this.log = log;
    this.tail = tail;
    this.parts = parts;
    this.publications = publications;
    this.barrier = barrier;
    this.tables = tables;
    this.topics = topics;
    this.watches = watches;
    this.producers = producers;
    this.limits = limits;
    this.meters = meters;
    for (int part = 0; part < Ids.PARTS; part++) {
      cursors[part] = new PartCursor(part);
    }
  }

  /** Committed positions that Kafka has not acknowledged, over the parts that are ours. */
  long lag() {
    long lag = 0;
    for (PartCursor cursor : cursors) {
      if (parts.mine(cursor.part)) {
        lag += Math.max(0, tail.head(cursor.part) - cursor.acked());
      }
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
    tail.subscribe(_ -> wake());
    parts.whenChanged(this::wake);
    var backOff = new BackOff(Duration.ofMillis(100), limits.maxBackOff());
    while (running) {
      try (Producer<byte[], byte[]> producer = producers.get();
          TopicWatch watch = watches.get()) {
        relay(producer, watch, backOff);
      } catch (TopicChanged e) {
        LOG.warnf("%s service=%s", e.getMessage(), service);
        pause(backOff.next());
      } catch (RuntimeException e) {
        // The plumbing's own catch: Kafka or the database is away, or a row cannot be published.
        // Commands go on; everything since the checkpoints is sent again.
        meters.restarted();
        LOG.warnf(e, "relay starts again from its checkpoints service=%s", service);
        pause(backOff.next());
      }
    }
  }

  private void relay(Producer<byte[], byte[]> producer, TopicWatch watch, BackOff backOff) {
    topics.ensure(List.of(service));
    String topic = topics.of(service);
    String topicId = recognise(topic, watch);
    int partitions = producer.partitionsFor(topic).size();
    var flight = new Flight(producer, topic, partitions, limits.maxInFlight(), this::wake, meters);
    Checkpoint[] checkpoints = tables.checkpoints();
    for (PartCursor cursor : cursors) {
      cursor.restartAt(checkpoints[cursor.part]);
    }
    try {
      while (running) {
        if (watch.changed()) {
          throw new TopicChanged("the topic is not the one it was");
        }
        boolean busy = round(flight);
        flight.check();
        if (save(flight, topicId, false)) {
          backOff.reset();
        }
        if (!busy) {
          LockSupport.parkNanos(
              flight.size() > 0 ? limits.checkpointEvery().toNanos() : limits.idle().toNanos());
        }
      }
    } finally {
      // What was acknowledged meanwhile need not be sent again.
      producer.close(Duration.ofSeconds(5));
      save(flight, topicId, true);
    }
  }

  /**
   * Finds out whether the topic still has everything that was acknowledged; if not, its parts are
   * published anew.
   *
   * @return the topic's id
   */
  private String recognise(String topic, TopicWatch watch) {
    // In this order: an end that is asked for later cannot be before what was known earlier.
    Map<Integer, Partition> known = tables.partitions(topic);
    String id = watch.ids(List.of(topic)).getOrDefault(topic, "");
    Map<Integer, Long> ends = watch.ends(topic);
    if (known.isEmpty()) {
      tables.acknowledged(topic, id, ends);
      return id;
    }
    ends.forEach(
        (partition, end) -> {
          Partition before = known.get(partition);
          if (before == null) {
            // The topic did not have it: what belongs there now may be nowhere.
            before = new Partition("", 0);
            tables.acknowledged(topic, before.topicId(), Map.of(partition, before.nextOffset()));
          }
          if (!before.topicId().equals(id) || end < before.nextOffset()) {
            boolean ours = tables.refill(topic, partition, ends.size(), before, id);
            LOG.warnf(
                "the topic has lost what was acknowledged, it is filled from position 1 service=%s"
                    + " partition=%d end=%d acknowledged=%d ours=%s",
                service, partition, end, before.nextOffset(), ours);
          }
        });
    return id;
  }

  /** Reads a batch of every part that has something, then makes sure it is durable, then sends. */
  private boolean round(Flight flight) {
    takeOver();
    var ready = new ArrayList<Flight.Ready>();
    var read = new long[Ids.PARTS];
    for (PartCursor cursor : cursors) {
      int room = limits.maxInFlight() - flight.size() - ready.size();
      if (room > 0 && held[cursor.part] && tail.head(cursor.part) > cursor.sent) {
        read[cursor.part] = read(cursor, Math.min(room, limits.batch()), ready);
      }
    }
    if (ready.isEmpty()) {
      return false;
    }
    barrier.cover(read);
    meters.batch(ready.size());
    flight.send(ready);
    return true;
  }

  /** What another instance has relayed until now need not be sent again. */
  private void takeOver() {
    boolean more = false;
    for (int part = 0; part < Ids.PARTS; part++) {
      boolean mine = parts.mine(part);
      more |= mine && !held[part];
      held[part] = mine;
    }
    if (more) {
      look();
    }
  }

  private long read(PartCursor cursor, int limit, List<Flight.Ready> ready) {
    byte[] hash = cursor.hash == null ? log.hashAt(cursor.part, cursor.sent) : cursor.hash;
    long last = cursor.sent;
    for (StoredEvent event : log.read(cursor.part, cursor.sent, limit)) {
      ready.add(new Flight.Ready(cursor, event.pos(), publications.of(event, hash)));
      hash = event.hash();
      last = event.pos();
    }
    cursor.hash = hash;
    cursor.sent = last;
    return last;
  }

  /**
   * @return true when a checkpoint was moved
   */
  private boolean save(Flight flight, String topicId, boolean now) {
    if (!now
        && flight.size() > 0
        && System.nanoTime() - savedNanos < limits.checkpointEvery().toNanos()) {
      return false;
    }
    savedNanos = System.nanoTime();
    var moves = new ArrayList<Move>();
    for (PartCursor cursor : cursors) {
      long acked = cursor.acked();
      if (acked > cursor.checkpoint.pos()) {
        moves.add(new Move(cursor.part, cursor.checkpoint, acked));
      }
    }
    if (moves.isEmpty()) {
      return false;
    }
    // First where the topic must reach to: a checkpoint behind which it could shrink unseen is one
    // too far.
    Map<Integer, Long> ends = flight.nextOffsets();
    if (!ends.isEmpty()) {
      tables.acknowledged(topics.of(service), topicId, ends);
    }
    CrashPoint.BEFORE_RELAY_CHECKPOINT.pass();
    if (tables.move(moves)) {
      CrashPoint.AFTER_RELAY_CHECKPOINT.pass();
      moves.forEach(
          move -> cursors[move.part()].checkpoint = new Checkpoint(move.to(), move.from().fill()));
    } else {
      look();
    }
    return true;
  }

  private void look() {
    Checkpoint[] checkpoints = tables.checkpoints();
    for (PartCursor cursor : cursors) {
      if (!cursor.skipTo(checkpoints[cursor.part])) {
        throw new TopicChanged("another instance fills the topic anew");
      }
    }
  }

  private void pause(Duration length) {
    long until = System.nanoTime() + length.toNanos();
    while (running && System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  /** What is known of the topic is worth nothing any more: start again. */
  static final class TopicChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicChanged(String message) {
      super(message, null, false, false);
    }
  }
}
