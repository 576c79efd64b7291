package org.jiebang.eventsourcing.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jiebang.eventsourcing.Service;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.EventLog;
import org.jiebang.eventsourcing.store.Tail;
import org.jspecify.annotations.Nullable;

/**
 * Hands this service's committed events to Kafka, from the start of the process to its end. Kafka
 * away is no failure of ours: commands go on, and the log drains when it is back.
 */
@ApplicationScoped
public class Relay {

  private final KafkaConfig config;
  private final RelayLoop loop;
  private @Nullable Thread thread;

  Relay(
      KafkaConfig config,
      Service service,
      EventLog log,
      Tail tail,
      Parts parts,
      DataSource database,
      MeterRegistry meters) {
    this.config = config;
    var topics = new Topics(config);
    var tables = new RelayTables(database);
    this.loop =
        new RelayLoop(
            service.name(),
            log,
            tail,
            parts,
            new Publications(service.name(), service.wire()),
            new Barrier(tail, tables),
            tables,
            topics,
            () -> TopicWatch.of(topics, config.topicCheck()),
            () -> producer(config),
            config.relay(),
            new RelayMeters(meters));
    Gauge.builder("jiebang.relay.lag", loop, RelayLoop::lag)
        .description("Committed positions that Kafka has not acknowledged")
        .register(meters);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      thread = Thread.ofPlatform().name("relay").daemon().start(loop);
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    loop.stop();
    Thread running = thread;
    if (running != null) {
      running.join(Duration.ofSeconds(10));
      thread = null;
    }
  }

  /** False only when its thread died. */
  boolean lives() {
    Thread running = thread;
    return running == null || running.isAlive();
  }

  static Producer<byte[], byte[]> producer(KafkaConfig config) {
    KafkaConfig.Relay limits = config.relay();
    Map<String, Object> settings = new Topics(config).client();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, config.maxRecordBytes());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) limits.deliveryTimeout().toMillis());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
