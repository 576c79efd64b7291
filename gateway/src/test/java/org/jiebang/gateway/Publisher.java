package org.jiebang.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jiebang.eventsourcing.Ids;
import org.jspecify.annotations.Nullable;

/** Publishes facts as the services do: in order per part, each on the hash of the one before. */
public final class Publisher implements AutoCloseable {

  private static final Instant AT = Instant.parse("2025-03-01T04:00:00.123456Z");

  private final KafkaProducer<byte[], byte[]> kafka;
  private final String prefix;

  /** By topic and part, of all tests that ask the same gateway. */
  private static final Map<String, Integer> HEADS = new HashMap<>();

  private @Nullable ProducerRecord<byte[], byte[]> last;

  public Publisher() {
    var config = ConfigProvider.getConfig();
    prefix = config.getValue("jiebang.kafka.topic-prefix", String.class);
    kafka =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                config.getValue("jiebang.kafka.bootstrap", String.class),
                "acks",
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * @return where it stands, for {@code X-Min-Position}
   */
  public String publish(
      String service,
      String type,
      UUID stream,
      UUID tenant,
      UUID need,
      String payload,
      UUID... parties)
      throws Exception {
    int part = Ids.part(stream);
    int pos = HEADS.merge(prefix + service + "/" + part, 1, Integer::sum);
    String position = service + "/" + part + "/" + pos;
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", position);
    headers.put("ce_source", "/" + service);
    headers.put("ce_type", "org.jiebang." + service + "." + type + ".v1");
    headers.put("ce_part", String.valueOf(part));
    headers.put("ce_pos", String.valueOf(pos));
    headers.put("ce_hash", hash(pos));
    headers.put("ce_prevhash", hash(pos - 1));
    headers.put("ce_stream", stream.toString());
    headers.put("ce_version", "1");
    headers.put("ce_tenant", tenant.toString());
    headers.put("ce_schema", "1");
    headers.put("ce_at", AT.plusSeconds(pos).toString());
    headers.put("ce_correlation", need.toString());
    headers.put("ce_role", "COM");
    if (parties.length > 0) {
      headers.put(
          "ce_parties", Stream.of(parties).map(UUID::toString).collect(Collectors.joining(",")));
    }
    String topic = prefix + service + ".events";
    var kafkaRecord =
        new ProducerRecord<byte[], byte[]>(
            topic,
            part % kafka.partitionsFor(topic).size(),
            stream.toString().getBytes(UTF_8),
            payload.getBytes(UTF_8));
    headers.forEach((name, value) -> kafkaRecord.headers().add(name, value.getBytes(UTF_8)));
    last = kafkaRecord;
    kafka.send(kafkaRecord).get(1, TimeUnit.MINUTES);
    return position;
  }

  /** As a relay does that has lost its place. */
  void publishLastAgain() throws Exception {
    kafka.send(Objects.requireNonNull(last)).get(1, TimeUnit.MINUTES);
  }

  private static String hash(int pos) {
    byte[] hash = new byte[32];
    hash[31] = (byte) pos;
    return HexFormat.of().formatHex(hash);
  }

  @Override
  public void close() {
    kafka.close();
  }
}
