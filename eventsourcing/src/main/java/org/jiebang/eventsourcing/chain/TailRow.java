package org.jiebang.eventsourcing.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiebang.eventsourcing.chain.ChainRows.Place;
import org.jiebang.eventsourcing.relay.CloudEvents;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.HashChain;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * A position as Kafka knows it.
 *
 * @param hash hex
 * @param previous hex, of the position before
 * @param type {@code withheld} when the event stays in the house
 * @param stream null when withheld
 * @param at ISO-8601; null when withheld
 * @param row the whole row, when Kafka has it all and it has its hash; null when personal fields
 *     were taken out, or the event or its actor are not shown
 */
record TailRow(
    int part,
    long pos,
    String hash,
    String previous,
    String type,
    @Nullable UUID stream,
    long version,
    @Nullable String at,
    @Nullable String correlation,
    @Nullable StoredEvent row) {

  static TailRow of(Publication found) {
    StoredEvent row = row(found);
    String stream = found.header(CloudEvents.STREAM);
    return new TailRow(
        Integer.parseInt(found.required(CloudEvents.PART)),
        Long.parseLong(found.required(CloudEvents.POS)),
        found.required(CloudEvents.HASH),
        found.required(CloudEvents.PREVIOUS_HASH),
        CloudEvents.nameOf(found.required(CloudEvents.TYPE)),
        stream == null ? null : UUID.fromString(stream),
        Long.parseLong(Objects.requireNonNullElse(found.header(CloudEvents.VERSION), "0")),
        found.header(CloudEvents.AT),
        found.header(CloudEvents.CORRELATION),
        row);
  }

  private static @Nullable StoredEvent row(Publication found) {
    String rest = found.header(CloudEvents.ROW);
    String payload = found.payload();
    if (rest == null || payload == null) {
      return null;
    }
    String[] fields = rest.split(" ", 3);
    byte[] hash = HexFormat.of().parseHex(found.required(CloudEvents.HASH));
    var row =
        new StoredEvent(
            Integer.parseInt(found.required(CloudEvents.PART)),
            Long.parseLong(found.required(CloudEvents.POS)),
            UUID.fromString(found.required(CloudEvents.STREAM)),
            Long.parseLong(found.required(CloudEvents.VERSION)),
            UUID.fromString(found.required(CloudEvents.TENANT)),
            CloudEvents.nameOf(found.required(CloudEvents.TYPE)),
            Integer.parseInt(found.required(CloudEvents.SCHEMA)),
            java.time.Instant.parse(found.required(CloudEvents.AT)),
            Columns.instant(Long.parseLong(fields[0])),
            fields[1].equals("-") ? null : UUID.fromString(fields[1]),
            payload,
            fields[2],
            hash);
    byte[] previous = HexFormat.of().parseHex(found.required(CloudEvents.PREVIOUS_HASH));
    return Arrays.equals(HashChain.next(previous, row), hash) ? row : null;
  }

  boolean beginsCommand() {
    return row != null && row.commandId() != null;
  }

  /** What all events of one command have in common, and hardly anything else. */
  String command() {
    ObjectNode meta = meta();
    meta.remove("led");
    return at + " " + meta;
  }

  @Nullable String causation() {
    return meta().path("causation").asText(null);
  }

  /** Where the command of this first event led: each stream's version right after it. */
  List<Place> led() {
    var led = new ArrayList<Place>();
    meta()
        .path("led")
        .forEach(
            l ->
                led.add(
                    new Place(
                        UUID.fromString(l.path("stream").asText()), l.path("version").asLong())));
    return led;
  }

  private ObjectNode meta() {
    try {
      return (ObjectNode) Json.EVENTS.readTree(Objects.requireNonNull(row).meta());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("meta at " + part + "/" + pos, e);
    }
  }
}
