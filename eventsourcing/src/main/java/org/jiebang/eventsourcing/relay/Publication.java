package org.jiebang.eventsourcing.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * One position of a log as others may see it: CloudEvents headers, and the payload without personal
 * fields. The same on Kafka, in {@code GET /internal/log/{part}} and in a dead letter.
 *
 * @param headers in CloudEvents' binary mode for Kafka, names as in {@link CloudEvents}
 * @param payload JSON text; null when the event stays in the house
 */
public record Publication(Map<String, String> headers, @Nullable String payload) {

  public Publication {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /**
   * @throws IllegalArgumentException when the header is missing
   */
  public String required(String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new IllegalArgumentException("header " + name + " is missing");
    }
    return value;
  }

  /** Key = stream id; the Kafka partition is the part's, so a part stays in order. */
  ProducerRecord<byte[], byte[]> toRecord(String topic, int kafkaPartitions) {
    String stream = headers.get(CloudEvents.STREAM);
    int partition = Integer.parseInt(required(CloudEvents.PART)) % kafkaPartitions;
    var kafka =
        new ProducerRecord<byte[], byte[]>(
            topic,
            partition,
            stream == null ? null : UUID.fromString(stream).toString().getBytes(UTF_8),
            payload == null ? null : payload.getBytes(UTF_8));
    headers.forEach((name, value) -> kafka.headers().add(name, value.getBytes(UTF_8)));
    return kafka;
  }

  public static Publication of(ConsumerRecord<byte[], byte[]> kafka) {
    var headers = new LinkedHashMap<String, String>();
    for (Header header : kafka.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), new String(header.value(), UTF_8));
      }
    }
    byte[] value = kafka.value();
    return new Publication(headers, value == null ? null : new String(value, UTF_8));
  }

  /** {@code {"headers":{…},"payload":{…}}}; no payload when it is withheld. */
  public ObjectNode toJson() {
    ObjectNode json = Json.EVENTS.createObjectNode();
    ObjectNode named = json.putObject("headers");
    headers.forEach(named::put);
    if (payload != null) {
      try {
        json.set("payload", Json.EVENTS.readTree(payload));
      } catch (JsonProcessingException e) {
        // What is not JSON is kept as it came: a dead letter must show it.
        json.put("payload", payload);
      }
    }
    return json;
  }

  public static Publication of(JsonNode json) {
    var headers = new LinkedHashMap<String, String>();
    json.path("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
    JsonNode payload = json.get("payload");
    if (payload == null || payload.isNull()) {
      return new Publication(headers, null);
    }
    return new Publication(headers, payload.isTextual() ? payload.asText() : payload.toString());
  }
}
