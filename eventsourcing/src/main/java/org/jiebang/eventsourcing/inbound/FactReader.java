package org.jiebang.eventsourcing.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.relay.CloudEvents;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.jspecify.annotations.Nullable;

/** Reads a published event as the fact that this service declared, with the fields it asks for. */
public final class FactReader {

  /**
   * A wire that names this reads every event nobody else named, e.g. the feed: {@code
   * named().event(EVERYTHING, ObjectNode.class)}.
   */
  public static final String EVERYTHING = "*";

  private FactReader() {}

  /**
   * The fact, or null when this service does not read such events.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  static @Nullable Recorded<Object> read(Incoming in, Wire wire) {
    UUID stream = in.stream();
    Wire.EventType type = wire.byName(in.name());
    if (type == null) {
      type = wire.byName(EVERYTHING);
    }
    if (type == null || stream == null) {
      return null;
    }
    Publication p = in.publication();
    int schema = Integer.parseInt(p.required(CloudEvents.SCHEMA));
    if (schema < 1 || (schema > type.version() && !type.name().equals(EVERYTHING))) {
      // Guessing at fields would be worse than waiting for the release that knows them.
      throw new IllegalArgumentException(
          "written in shape " + schema + ", known up to " + type.version());
    }
    return new Recorded<>(
        stream,
        Long.parseLong(p.required(CloudEvents.VERSION)),
        in.pos(),
        UUID.fromString(p.required(CloudEvents.TENANT)),
        in.name(),
        schema,
        Instant.parse(p.required(CloudEvents.AT)),
        meta(p),
        payload(in, wire, schema, type.type()));
  }

  private static Object payload(Incoming in, Wire wire, int schema, Class<?> type) {
    try {
      String text = in.publication().payload();
      JsonNode json = Json.EVENTS.readTree(text == null ? "" : text);
      if (!(json instanceof ObjectNode object)) {
        throw new IllegalArgumentException("the payload is not a JSON object");
      }
      return Json.EVENTS.treeToValue(wire.upcast(in.name(), schema, object), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the payload cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  private static Meta meta(Publication p) {
    String actor = p.header(CloudEvents.ACTOR);
    String parties = p.header(CloudEvents.PARTIES);
    return new Meta(
        actor == null ? null : UUID.fromString(actor),
        p.required(CloudEvents.ROLE),
        p.header(CloudEvents.CLIENT),
        p.header(CloudEvents.CAUSATION),
        UUID.fromString(p.required(CloudEvents.CORRELATION)),
        parties == null
            ? Set.of()
            : Arrays.stream(parties.split(","))
                .map(UUID::fromString)
                .collect(Collectors.toUnmodifiableSet()),
        null,
        null,
        p.header(CloudEvents.OVERRIDE));
  }
}
