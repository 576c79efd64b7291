package org.jiebang.eventsourcing.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.jspecify.annotations.Nullable;

/** Events between Java and the log's columns: by wire name and version, upcast on the way in. */
public final class EventCodec {

  /**
   * {@link Meta} as it is stored: on a command's first event also where the command led, so that a
   * repeat gets the same answer.
   */
  private record StoredMeta(
      @Nullable UUID actor,
      String role,
      @Nullable String client,
      @Nullable String causation,
      UUID correlation,
      @Nullable Set<UUID> parties,
      @Nullable String trace,
      @Nullable String fingerprint,
      @Nullable String override,
      @Nullable List<Led> led) {}

  /**
   * A stream of the command and its version right after it.
   *
   * @param untouched true when the command appended nothing to it, else null
   */
  public record Led(UUID stream, long version, @Nullable Boolean untouched) {}

  /** As much as it mostly has. */
  private static final int META_BYTES = 320;

  private final Wire wire;

  public EventCodec(Wire wire) {
    this.wire = wire;
  }

  Entry.NewEvent encode(UUID tenant, Object event, Meta meta, @Nullable List<Led> led) {
    Wire.EventType type = wire.of(event.getClass());
    try {
      return new Entry.NewEvent(
          tenant,
          type.name(),
          type.version(),
          Json.EVENTS.writeValueAsBytes(event),
          written(meta, led));
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + type.name(), e);
    }
  }

  /** Field by field, as {@link #meta} reads it: nulls are left out, fields as in StoredMeta. */
  private static byte[] written(Meta meta, @Nullable List<Led> led) throws IOException {
    try (var bytes = new ByteArrayBuilder(META_BYTES);
        JsonGenerator out = Json.EVENTS.createGenerator(bytes)) {
      out.writeStartObject();
      write(out, "actor", meta.actor());
      write(out, "role", meta.role());
      write(out, "client", meta.client());
      write(out, "causation", meta.causation());
      write(out, "correlation", meta.correlation());
      if (!meta.parties().isEmpty()) {
        out.writeArrayFieldStart("parties");
        for (UUID party : meta.parties()) {
          out.writeString(party.toString());
        }
        out.writeEndArray();
      }
      write(out, "trace", meta.trace());
      write(out, "fingerprint", meta.fingerprint());
      write(out, "override", meta.override());
      if (led != null) {
        out.writeArrayFieldStart("led");
        for (Led one : led) {
          out.writeStartObject();
          write(out, "stream", one.stream());
          out.writeNumberField("version", one.version());
          if (one.untouched() != null) {
            out.writeBooleanField("untouched", one.untouched());
          }
          out.writeEndObject();
        }
        out.writeEndArray();
      }
      out.writeEndObject();
      out.flush();
      return bytes.toByteArray();
    }
  }

  private static void write(JsonGenerator out, String field, @Nullable Object value)
      throws IOException {
    if (value != null) {
      out.writeStringField(field, value.toString());
    }
  }

  /**
   * @throws IllegalStateException when this service does not know the event or cannot read it: an
   *     own log is never passed over
   */
  public Recorded<Object> decode(StoredEvent stored) {
    Wire.EventType type = wire.byName(stored.type());
    if (type == null) {
      throw new IllegalStateException(
          "unknown event " + stored.type() + " at " + stored.part() + "/" + stored.pos());
    }
    try {
      Object event =
          stored.schema() == type.version()
              ? Json.EVENTS.readValue(stored.payload(), type.type())
              : upcast(type, stored.schema(), Json.EVENTS.readTree(stored.payload()));
      return recorded(stored, meta(stored), event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "cannot read " + stored.type() + " at " + stored.part() + "/" + stored.pos(), e);
    }
  }

  static Recorded<Object> recorded(StoredEvent stored, Meta meta, Object event) {
    return new Recorded<>(
        stored.stream(),
        stored.version(),
        stored.pos(),
        stored.tenant(),
        stored.type(),
        stored.schema(),
        stored.at(),
        meta,
        event);
  }

  /** The event alone, read as {@link #decode} reads it. */
  Object event(UUID stream, Past past) {
    Wire.EventType type = wire.byName(past.type());
    if (type == null) {
      throw new IllegalStateException(
          "unknown event " + past.type() + " at version " + past.version() + " of " + stream);
    }
    try {
      if (past.schema() == type.version()) {
        return Json.EVENTS.readValue(past.payload(), type.type());
      }
      return upcast(type, past.schema(), Json.EVENTS.readTree(past.payload()));
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read " + past.type() + " at version " + past.version() + " of " + stream, e);
    }
  }

  private Object upcast(Wire.EventType type, int schema, JsonNode payload)
      throws JsonProcessingException {
    return Json.EVENTS.treeToValue(
        wire.upcast(type.name(), schema, (ObjectNode) payload), type.type());
  }

  /**
   * Read field by field: it stands on every event, and most of its fields on few, which is slow by
   * the mapper's way of making records.
   */
  public static Meta meta(StoredEvent stored) {
    UUID actor = null;
    String role = null;
    String client = null;
    String causation = null;
    UUID correlation = null;
    Set<UUID> parties = Set.of();
    String trace = null;
    String fingerprint = null;
    String override = null;
    try (JsonParser in = Json.EVENTS.createParser(stored.meta())) {
      in.nextToken();
      for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
        in.nextToken();
        switch (field) {
          case "actor" -> actor = uuid(in);
          case "role" -> role = in.getValueAsString();
          case "client" -> client = in.getValueAsString();
          case "causation" -> causation = in.getValueAsString();
          case "correlation" -> correlation = uuid(in);
          case "parties" -> parties = uuids(in);
          case "trace" -> trace = in.getValueAsString();
          case "fingerprint" -> fingerprint = in.getValueAsString();
          case "override" -> override = in.getValueAsString();
          default -> in.skipChildren();
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("meta at " + stored.part() + "/" + stored.pos(), e);
    }
    if (role == null || correlation == null) {
      throw new IllegalStateException("meta at " + stored.part() + "/" + stored.pos());
    }
    return new Meta(
        actor, role, client, causation, correlation, parties, trace, fingerprint, override);
  }

  private static @Nullable UUID uuid(JsonParser in) throws IOException {
    String text = in.getValueAsString();
    return text == null ? null : UUID.fromString(text);
  }

  private static Set<UUID> uuids(JsonParser in) throws IOException {
    var uuids = new LinkedHashSet<UUID>();
    if (in.currentToken() == JsonToken.START_ARRAY) {
      while (in.nextToken() != JsonToken.END_ARRAY) {
        uuids.add(UUID.fromString(in.getText()));
      }
    }
    return uuids;
  }

  /** Where the command of this first event led. */
  static List<Led> led(StoredEvent first) {
    List<Led> led = storedMeta(first).led();
    return led == null ? List.of(new Led(first.stream(), first.version(), null)) : led;
  }

  private static StoredMeta storedMeta(StoredEvent stored) {
    try {
      return Json.EVENTS.readValue(stored.meta(), StoredMeta.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("meta at " + stored.part() + "/" + stored.pos(), e);
    }
  }
}
