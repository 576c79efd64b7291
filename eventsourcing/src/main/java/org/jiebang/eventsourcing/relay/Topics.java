package org.jiebang.eventsourcing.relay;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** One topic per service, {@code <prefix>needs.events}, and the settings that reach the broker. */
public final class Topics {

  private static final Logger LOG = Logger.getLogger(Topics.class);

  private final KafkaConfig config;

  public Topics(KafkaConfig config) {
    this.config = config;
  }

  /** The topic that {@code service} publishes to. */
  public String of(String service) {
    return prefix() + service + ".events";
  }

  /** The consumer group of {@code service}: all its instances share it. */
  public String group(String service) {
    return prefix() + service;
  }

  /** Client settings that producer, consumer and admin have in common. */
  public Map<String, Object> client() {
    var settings = new HashMap<String, Object>(config.client());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.bootstrap());
    // Kafka is often started after us; the default of up to 1 s between attempts is felt in a
    // story.
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    return settings;
  }

  /**
   * Creates the topics of {@code services} where they are missing. The publisher and each consumer
   * do so, whoever starts first.
   *
   * @throws KafkaException when Kafka does not answer within 10 s
   */
  public void ensure(Collection<String> services) {
    try (Admin admin = admin()) {
      for (String service : services) {
        ensure(admin, of(service));
      }
    }
  }

  Admin admin() {
    Map<String, Object> settings = client();
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, "8000");
    return Admin.create(settings);
  }

  private void ensure(Admin admin, String name) {
    var topic =
        new NewTopic(
            name,
            Optional.of(config.partitions()),
            config.replication() < 0
                ? Optional.empty()
                : Optional.of((short) config.replication()));
    // The topic is a copy of the log: nothing in it ever expires, and everything fits in.
    topic.configs(
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(config.maxRecordBytes())));
    try {
      admin.createTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("topic " + name, e.getCause());
      }
      widen(admin, name);
    } catch (TimeoutException e) {
      throw new KafkaException("topic " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }

  /** A topic that somebody else made may be too narrow for the largest event. */
  private void widen(Admin admin, String name) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try {
      Config settings =
          requireNonNull(
              AskedTopics.await(admin.describeConfigs(List.of(resource)).all()).get(resource));
      ConfigEntry limit = settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
      if (limit == null || Integer.parseInt(limit.value()) < config.maxRecordBytes()) {
        var wider =
            new ConfigEntry(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(config.maxRecordBytes()));
        AskedTopics.await(
            admin
                .incrementalAlterConfigs(
                    Map.of(resource, List.of(new AlterConfigOp(wider, AlterConfigOp.OpType.SET))))
                .all());
      }
    } catch (KafkaException e) {
      // We may not be allowed to; then whoever made the topic answers for its limits.
      LOG.warnf(e, "the limit of topic %s is left as it is", name);
    }
  }

  private String prefix() {
    return config.topicPrefix().orElse("");
  }
}
