package org.jiebang.eventsourcing.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jiebang.eventsourcing.chain.RefillPlan.End;
import org.jiebang.eventsourcing.chain.RefillPlan.Part;
import org.jiebang.eventsourcing.relay.CloudEvents;
import org.jiebang.eventsourcing.relay.Publication;

/** What a service's topic holds behind the end of its restored log. */
final class KafkaTail implements AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** Clocks differ; a record is never stamped earlier than this before its row was committed. */
  private static final Duration SKEW = Duration.ofMinutes(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String prefix;
  private final int most;

  /**
   * @param client settings that reach the broker
   * @param most positions that are held in memory
   */
  KafkaTail(Map<String, Object> client, String prefix, int most) {
    var settings = new HashMap<>(client);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) SILENCE.toMillis());
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.prefix = prefix;
    this.most = most;
  }

  /** Whether the topic holds nothing at all: made anew, or never there. */
  boolean isEmpty(String service) {
    List<TopicPartition> partitions = partitions(service);
    return consumer.endOffsets(partitions).values().stream().allMatch(end -> end == 0);
  }

  /**
   * @param since when the restored log was copied: what came after it was published after it
   */
  Map<Part, NavigableMap<Long, TailRow>> behind(
      String service, Map<Part, End> ends, Instant since) {
    List<TopicPartition> partitions = partitions(service);
    var tails = new HashMap<Part, NavigableMap<Long, TailRow>>();
    if (partitions.isEmpty()) {
      return tails;
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    var from = new HashMap<TopicPartition, Long>();
    partitions.forEach(p -> from.put(p, since.minus(SKEW).toEpochMilli()));
    consumer
        .offsetsForTimes(from)
        .forEach(
            (partition, found) -> {
              if (found instanceof OffsetAndTimestamp first) {
                consumer.seek(partition, first.offset());
              }
            });
    Map<TopicPartition, Long> stop = consumer.endOffsets(partitions);
    long patience = System.nanoTime() + SILENCE.toNanos();
    int held = 0;
    while (partitions.stream().anyMatch(p -> consumer.position(p) < stop.getOrDefault(p, 0L))) {
      for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(500))) {
        patience = System.nanoTime() + SILENCE.toNanos();
        held += take(service, Publication.of(found), ends, tails) ? 1 : 0;
      }
      if (held > most) {
        throw new KafkaException(
            "more than " + most + " positions behind the backup: restore a younger one");
      }
      if (System.nanoTime() > patience) {
        throw new KafkaException(
            "no answer for " + TimeUnit.NANOSECONDS.toSeconds(SILENCE.toNanos()) + " s");
      }
    }
    return tails;
  }

  private static boolean take(
      String service,
      Publication found,
      Map<Part, End> ends,
      Map<Part, NavigableMap<Long, TailRow>> tails) {
    if (!("/" + service).equals(found.header(CloudEvents.SOURCE))) {
      return false; // somebody else's record in our topic: consumers refuse it as well
    }
    var part = new Part(service, Integer.parseInt(found.required(CloudEvents.PART)));
    long pos = Long.parseLong(found.required(CloudEvents.POS));
    End end = ends.get(part);
    if (end != null && pos <= end.pos()) {
      return false;
    }
    // The first one counts: a relay repeats, and what consumers took was the first.
    return tails.computeIfAbsent(part, _ -> new TreeMap<>()).putIfAbsent(pos, TailRow.of(found))
        == null;
  }

  private List<TopicPartition> partitions(String service) {
    String topic = prefix + service + ".events";
    List<PartitionInfo> known = consumer.listTopics().get(topic);
    return known == null
        ? List.of()
        : known.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
