package org.jiebang.eventsourcing.relay;

import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.wire.Wire;

/** Records as the relay would send them, without a relay. */
public final class PublishedForTests {

  private PublishedForTests() {}

  public static void topic(KafkaConfig config, String service) {
    new Topics(config).ensure(List.of(service));
  }

  public static void send(
      Producer<byte[], byte[]> producer,
      KafkaConfig config,
      String service,
      Wire wire,
      StoredEvent event,
      byte[] previous) {
    var unused =
        producer.send(
            new Publications(service, wire)
                .of(event, previous)
                .toRecord(new Topics(config).of(service), config.partitions()));
  }
}
