package org.jiebang.eventsourcing.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The anchors of the whole installation on Kafka: one topic, one partition, key = service, kept for
 * ever. Connections are opened when there is something to do: once a minute at most.
 */
public final class AnchorTopic {

  private final Map<String, Object> client;
  private final String topic;
  private final int timeoutMillis;
  private boolean made;

  /**
   * @param client settings that reach the broker
   * @param prefix in front of every topic of the installation
   */
  public AnchorTopic(Map<String, Object> client, String prefix, Duration timeout) {
    this.client = Map.copyOf(client);
    this.topic = prefix + "anchors";
    this.timeoutMillis = (int) timeout.toMillis();
  }

  /**
   * Returns when Kafka has all of them.
   *
   * @throws KafkaException when it does not answer in time
   */
  void publish(String service, List<String> lines) {
    makeTopic();
    var settings = new java.util.HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeoutMillis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeoutMillis / 2));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeoutMillis);
    var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      byte[] key = service.getBytes(UTF_8);
      var sent =
          lines.stream()
              .map(line -> producer.send(new ProducerRecord<>(topic, 0, key, line.getBytes(UTF_8))))
              .toList();
      for (var one : sent) {
        one.get(timeoutMillis, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException e) {
      throw new KafkaException("anchors", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("anchors", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  /**
   * All anchors of {@code service} that the topic holds now, in order.
   *
   * @throws KafkaException when Kafka does not answer in time
   */
  void read(String service, Consumer<String> line) {
    var settings = new java.util.HashMap<>(client);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      // Asked for the end of a topic that is not there, the client waits for one to appear.
      if (!consumer.listTopics().containsKey(topic)) {
        throw new KafkaException("there is no topic " + topic);
      }
      var only = new TopicPartition(topic, 0);
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
      long patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
      while (consumer.position(only) < end) {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(500))) {
          patience = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
          if (found.value() != null
              && found.key() != null
              && new String(found.key(), UTF_8).equals(service)) {
            line.accept(new String(found.value(), UTF_8));
          }
        }
        if (System.nanoTime() > patience) {
          throw new KafkaException("the anchors topic does not answer");
        }
      }
    } catch (UnknownTopicOrPartitionException e) {
      throw new KafkaException("there is no topic " + topic, e);
    }
  }

  private void makeTopic() {
    if (made) {
      return;
    }
    var settings = new java.util.HashMap<>(client);
    settings.put("default.api.timeout.ms", timeoutMillis);
    settings.put("request.timeout.ms", Math.max(1, timeoutMillis / 2));
    Admin admin = Admin.create(settings);
    try {
      var wanted = new NewTopic(topic, Optional.of(1), Optional.empty());
      wanted.configs(
          Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
      admin.createTopics(List.of(wanted)).all().get(timeoutMillis, TimeUnit.MILLISECONDS);
      made = true;
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("topic " + topic, e.getCause());
      }
      made = true;
    } catch (TimeoutException e) {
      throw new KafkaException("topic " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } finally {
      admin.close(Duration.ZERO);
    }
  }
}
