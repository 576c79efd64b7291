package org.jiebang.eventsourcing.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the broker; never waits for an answer to {@link #changed}. Used by one thread. */
final class AskedTopics implements TopicWatch {

  private static final long PATIENCE_SECONDS = 10;

  private final Admin admin;
  private final Duration every;
  private Map<String, String> known = Map.of();
  private @Nullable DescribeTopicsResult asked;
  private long askedNanos = System.nanoTime();

  AskedTopics(Topics topics, Duration every) {
    this.admin = topics.admin();
    this.every = every;
  }

  /**
   * The ids of topics, by name; from now on {@link #changed} compares with these.
   *
   * @throws KafkaException when Kafka does not answer, or a topic is missing
   */
  public Map<String, String> ids(Collection<String> names) {
    Map<String, TopicDescription> found = await(admin.describeTopics(names).allTopicNames());
    known = ids(found);
    asked = null;
    askedNanos = System.nanoTime();
    return known;
  }

  @Override
  public Map<Integer, Long> ends(String topic) {
    Map<String, TopicDescription> found =
        await(admin.describeTopics(List.of(topic)).allTopicNames());
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    found
        .values()
        .forEach(
            d ->
                d.partitions()
                    .forEach(
                        p ->
                            latest.put(
                                new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
    Map<TopicPartition, ListOffsetsResultInfo> ends = await(admin.listOffsets(latest).all());
    var offsets = new HashMap<Integer, Long>();
    ends.forEach((partition, end) -> offsets.put(partition.partition(), end.offset()));
    return offsets;
  }

  @Override
  public boolean changed() {
    DescribeTopicsResult waiting = asked;
    if (waiting == null) {
      if (!known.isEmpty() && System.nanoTime() - askedNanos >= every.toNanos()) {
        asked = admin.describeTopics(known.keySet());
        askedNanos = System.nanoTime();
      }
      return false;
    }
    KafkaFuture<Map<String, TopicDescription>> answer = waiting.allTopicNames();
    if (!answer.isDone()) {
      return false;
    }
    asked = null;
    askedNanos = System.nanoTime();
    try {
      return !ids(answer.get()).equals(known);
    } catch (ExecutionException e) {
      // Kafka away is waited for; a topic that is gone, or may not be seen, is another matter.
      return !(e.getCause() instanceof RetriableException)
          || e.getCause() instanceof UnknownTopicOrPartitionException;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Map<String, String> ids(Map<String, TopicDescription> topics) {
    var ids = new HashMap<String, String>();
    topics.forEach((name, description) -> ids.put(name, description.topicId().toString()));
    return ids;
  }

  static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("asking for topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
