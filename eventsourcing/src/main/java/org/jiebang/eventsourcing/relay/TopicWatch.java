package org.jiebang.eventsourcing.relay;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/**
 * Notices that a topic is not the one it was: deleted and made anew, or on a broker that has lost
 * its data. Asked now and then by the thread that works with the topics.
 */
public interface TopicWatch extends AutoCloseable {

  /** Asks the broker of {@code topics}, {@code every} so often. */
  static TopicWatch of(Topics topics, Duration every) {
    return new AskedTopics(topics, every);
  }

  /**
   * The ids of topics, by name; from now on {@link #changed} compares with these.
   *
   * @throws KafkaException when Kafka does not answer, or a topic is missing
   */
  Map<String, String> ids(Collection<String> names);

  /** Where each partition of a topic ends. */
  Map<Integer, Long> ends(String topic);

  /** Whether a topic is known not to be the same any more. Returns at once. */
  boolean changed();

  @Override
  void close();
}
