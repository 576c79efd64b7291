package org.jiebang.eventsourcing.relay;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.flywaydb.core.Flyway;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.TestServers;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** Real Kafka and MariaDB with topics and databases of one test's own. */
public final class KafkaUnderTest {

  private KafkaUnderTest() {}

  /** The configuration that a service would have, with short times. */
  public static KafkaConfig config(String... more) {
    var builder =
        new SmallRyeConfigBuilder()
            .withMapping(KafkaConfig.class)
            .withDefaultValue("jiebang.kafka.bootstrap", TestServers.get().bootstrap())
            .withDefaultValue("jiebang.kafka.topic-prefix", "t" + System.nanoTime() + "-")
            .withDefaultValue("jiebang.kafka.partitions", "8")
            .withDefaultValue("jiebang.kafka.relay.max-back-off", "PT0.3S")
            .withDefaultValue("jiebang.kafka.inbound.session-timeout", "PT6S")
            .withDefaultValue("jiebang.kafka.inbound.max-back-off", "PT0.3S");
    for (int i = 0; i < more.length; i += 2) {
      builder.withDefaultValue("jiebang.kafka." + more[i], more[i + 1]);
    }
    return builder.build().getConfigMapping(KafkaConfig.class);
  }

  /** A database as the service finds it after its migrations. */
  public static ServiceDatabase migrated(String service) {
    ServiceDatabase database = TestServers.get().database(service);
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.migrationUser(), database.migrationPassword())
        .locations("db/eventsourcing")
        .placeholders(Map.of("log", database.logName(), "keys", database.keysName()))
        .load()
        .migrate();
    return database;
  }

  public static DataSource connections(ServiceDatabase database) {
    try {
      return new MariaDbPoolDataSource(
          database.jdbcUrl()
              + "?maxPoolSize=8&user="
              + database.user()
              + "&password="
              + database.password());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Producer<byte[], byte[]> producer(KafkaConfig config) {
    Map<String, Object> settings = new Topics(config).client();
    settings.put("max.request.size", config.maxRecordBytes());
    // On a topic made just now a second request may overtake the first, which is then refused until
    // the delivery timeout (KAFKA-15591): the relay begins again, a test's producer would wait.
    settings.put("max.in.flight.requests.per.connection", 1);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Everything in the topic of {@code service}, by Kafka partition and offset. */
  public static List<ConsumerRecord<byte[], byte[]>> everything(
      KafkaConfig config, String service) {
    String topic = new Topics(config).of(service);
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(
            new Topics(config).client(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }
}
