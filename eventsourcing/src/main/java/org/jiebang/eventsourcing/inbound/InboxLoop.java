package org.jiebang.eventsourcing.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jiebang.eventsourcing.inbound.InboundTables.Zombie;
import org.jiebang.eventsourcing.inbound.Incoming.Place;
import org.jiebang.eventsourcing.relay.BackOff;
import org.jiebang.eventsourcing.relay.KafkaConfig;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.relay.TopicWatch;
import org.jiebang.eventsourcing.relay.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The consumer's one thread. Where it stands is in the database, moved in the transaction of the
 * rows; Kafka only hands out partitions and records. Whatever fails, it seeks back to what is
 * committed and goes on from there.
 */
final class InboxLoop implements Runnable, ConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(InboxLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Set<String> sources;
  private final Topics topics;
  private final Positions positions;
  private final Batch batch;
  private final Gaps gaps;
  private final Transactions transactions;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final BackOff backOff;
  private final Duration topicCheck;

  private final Map<String, String> sourceOf = new HashMap<>();
  private final Map<String, Integer> kafkaPartitions = new HashMap<>();
  private final Map<TopicPartition, Long> offsets = new HashMap<>();
  private final Map<String, Long> lag = new ConcurrentHashMap<>();

  /** Ours, but we have not looked up yet where we stand in them. */
  private final Set<TopicPartition> unsettled = new HashSet<>();

  /** Of the topics that {@link #offsets} speak about, by name; empty when there are none yet. */
  private Map<String, String> topicIds = Map.of();

  private volatile boolean running = true;
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private volatile @Nullable Thread thread;

  InboxLoop(
      Set<String> sources,
      Topics topics,
      Positions positions,
      Batch batch,
      Gaps gaps,
      Transactions transactions,
      Supplier<Consumer<byte[], byte[]>> consumers,
      KafkaConfig config) {
    this.sources = sources;
    this.topics = topics;
    this.positions = positions;
    this.batch = batch;
    this.gaps = gaps;
    this.transactions = transactions;
    this.consumers = consumers;
    this.backOff = new BackOff(Duration.ofMillis(100), config.inbound().maxBackOff());
    this.topicCheck = config.topicCheck();
    sources.forEach(source -> sourceOf.put(topics.of(source), source));
  }

  /** Records of {@code source} that Kafka holds and this process has not fetched. */
  long lag(String source) {
    return lag.getOrDefault(source, 0L);
  }

  void stop() {
    running = false;
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    LockSupport.unpark(thread);
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    while (running) {
      try (Consumer<byte[], byte[]> kafka = consumers.get();
          var watch = TopicWatch.of(topics, topicCheck)) {
        consumer = kafka;
        follow(kafka, watch);
      } catch (WakeupException e) {
        LOG.debug("the consumer is asked to stop");
      } catch (RuntimeException e) {
        // The plumbing's own catch: Kafka is away; the service goes on without news.
        LOG.warn("the consumer starts again", e);
        pause();
      } finally {
        consumer = null;
        unsettled.clear();
        offsets.clear();
        topicIds = Map.of();
        kafkaPartitions.clear();
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> kafka, TopicWatch watch) {
    topics.ensure(sources);
    kafka.subscribe(sourceOf.keySet(), this);
    while (running) {
      try {
        if (watch.changed()) {
          // With a new client: what this one knows of the topic is about another one.
          throw new KafkaException("a topic is not the one it was");
        }
        settle(kafka, watch);
        ConsumerRecords<byte[], byte[]> records = kafka.poll(POLL);
        if (!records.isEmpty()) {
          take(records);
        }
        measure(kafka);
        gaps.fillDue(place -> holds(kafka, place));
        backOff.reset();
      } catch (Zombie e) {
        LOG.warn("another consumer has moved on; looking again where we stand");
        unsettle(kafka, kafka.assignment());
      } catch (Broken e) {
        LOG.warnf(e, "a record cannot be taken in fact=%s", e.incoming().place());
        unsettle(kafka, kafka.assignment());
        pause();
      } catch (RuntimeException e) {
        if (!Outage.is(e)) {
          throw e;
        }
        LOG.warn("the consumer waits for the database", e);
        unsettle(kafka, kafka.assignment());
        pause();
      }
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    Consumer<byte[], byte[]> kafka = consumer;
    if (kafka != null) {
      unsettle(kafka, partitions);
    }
  }

  /** Nothing to do: a batch is committed or rolled back before the next poll. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    partitions.forEach(unsettled::remove);
    partitions.forEach(offsets::remove);
  }

  /** No record of them is taken before we know where we stand. */
  private void unsettle(Consumer<byte[], byte[]> kafka, Collection<TopicPartition> partitions) {
    kafka.pause(partitions);
    unsettled.addAll(partitions);
  }

  private void settle(Consumer<byte[], byte[]> kafka, TopicWatch watch) {
    unsettled.retainAll(kafka.assignment());
    if (unsettled.isEmpty()) {
      return;
    }
    Map<String, String> ids = watch.ids(sourceOf.keySet());
    if (!topicIds.isEmpty() && !topicIds.equals(ids)) {
      // What is not unsettled would go on at the offsets of the topic that was.
      throw new KafkaException("a topic is not the one it was");
    }
    topicIds = ids;
    Map<TopicPartition, Long> next =
        transactions.inNew(
            rows -> {
              for (String source : sources) {
                positions.moved(InboundTables.positions(rows, source));
              }
              return InboundTables.offsets(rows, unsettled, ids);
            });
    next.forEach(kafka::seek);
    kafka.resume(unsettled);
    offsets.putAll(next);
    unsettled.clear();
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    var incoming = new ArrayList<Incoming>(records.count());
    var moves = new ArrayList<Batch.Move>();
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> own = records.records(partition);
      for (ConsumerRecord<byte[], byte[]> each : own) {
        Incoming in = incoming(each);
        if (in != null) {
          incoming.add(in);
        }
      }
      moves.add(
          new Batch.Move(
              partition, offsets.getOrDefault(partition, 0L), own.getLast().offset() + 1));
    }
    batch.apply(incoming, moves);
    moves.forEach(move -> offsets.put(move.partition(), move.to()));
  }

  /** A record that does not say where it belongs is nobody's position: it shows up as a gap. */
  private @Nullable Incoming incoming(ConsumerRecord<byte[], byte[]> kafka) {
    try {
      Incoming in = Incoming.of(Publication.of(kafka));
      if (in.source().equals(sourceOf.get(kafka.topic()))) {
        return in;
      }
      LOG.errorf("passed over: a foreign source topic=%s offset=%d", kafka.topic(), kafka.offset());
    } catch (IllegalArgumentException e) {
      LOG.errorf(e, "passed over: bad headers topic=%s offset=%d", kafka.topic(), kafka.offset());
    }
    return null;
  }

  private boolean holds(Consumer<byte[], byte[]> kafka, Place place) {
    String topic = topics.of(place.source());
    int n = kafkaPartitions.computeIfAbsent(topic, t -> kafka.partitionsFor(t).size());
    return n > 0 && offsets.containsKey(new TopicPartition(topic, place.part() % n));
  }

  private void measure(Consumer<byte[], byte[]> kafka) {
    var behind = new HashMap<String, Long>();
    for (TopicPartition partition : kafka.assignment()) {
      String source = sourceOf.get(partition.topic());
      if (source != null) {
        behind.merge(source, kafka.currentLag(partition).orElse(0), Long::sum);
      }
    }
    lag.putAll(behind);
    sources.stream().filter(s -> !behind.containsKey(s)).forEach(lag::remove);
  }

  private void pause() {
    long until = System.nanoTime() + backOff.next().toNanos();
    while (running && System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }
}
