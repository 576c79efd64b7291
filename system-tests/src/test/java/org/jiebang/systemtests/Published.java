package org.jiebang.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * One record of a topic, read without any of the services' code.
 *
 * @param id e.g. {@code needs/17/4711}
 * @param hash hex
 * @param previousHash hex
 * @param withheld only its place is shown
 */
public record Published(
    int part,
    long pos,
    String id,
    String type,
    String hash,
    String previousHash,
    boolean withheld) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /**
   * A service's topic from its beginning, until it holds what the log holds, or patience ends; in
   * the order in which Kafka has it, doubles included.
   *
   * @param heads the log's last position of each part
   */
  public static List<Published> read(String service, Map<Integer, Long> heads) {
    List<Published> all = new ArrayList<>();
    Map<Integer, Long> missing = new HashMap<>(heads);
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", House.stack().bootstrap()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(service + ".events").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!missing.isEmpty() && System.nanoTime() < end) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
          Published published = of(one);
          all.add(published);
          missing.remove(published.part(), published.pos());
        }
      }
    }
    return all;
  }

  private static Published of(ConsumerRecord<byte[], byte[]> one) {
    return new Published(
        Integer.parseInt(header(one, "ce_part")),
        Long.parseLong(header(one, "ce_pos")),
        header(one, "ce_id"),
        header(one, "ce_type"),
        header(one, "ce_hash"),
        header(one, "ce_prevhash"),
        header(one, "ce_withheld").equals("true"));
  }

  private static String header(ConsumerRecord<byte[], byte[]> one, String name) {
    Header header = one.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
