package org.jiebang.eventsourcing.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
          Json.EVENTS.writeValueAsBytes(
              new StoredMeta(
                  meta.actor(),
                  meta.role(),
                  meta.client(),
                  meta.causation(),
                  meta.correlation(),
                  meta.parties().isEmpty() ? null : meta.parties(),
                  meta.trace(),
                  meta.fingerprint(),
                  meta.override(),
                  led)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + type.name(), e);
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
      ObjectNode payload = (ObjectNode) Json.EVENTS.readTree(stored.payload());
      Object event =
          Json.EVENTS.treeToValue(
              wire.upcast(stored.type(), stored.schema(), payload), type.type());
      return new Recorded<>(
          stored.stream(),
          stored.version(),
          stored.pos(),
          stored.tenant(),
          stored.type(),
          stored.schema(),
          stored.at(),
          meta(stored),
          event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "cannot read " + stored.type() + " at " + stored.part() + "/" + stored.pos(), e);
    }
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
      ObjectNode payload = (ObjectNode) Json.EVENTS.readTree(past.payload());
      return Json.EVENTS.treeToValue(wire.upcast(past.type(), past.schema(), payload), type.type());
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read " + past.type() + " at version " + past.version() + " of " + stream, e);
    }
  }

  public static Meta meta(StoredEvent stored) {
    StoredMeta m = storedMeta(stored);
    return new Meta(
        m.actor(),
        m.role(),
        m.client(),
        m.causation(),
        m.correlation(),
        m.parties() == null ? Set.of() : m.parties(),
        m.trace(),
        m.fingerprint(),
        m.override());
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
