package org.jiebang.eventsourcing.relay;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Meta;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.EventCodec;
import org.jiebang.eventsourcing.store.StoredEvent;
import org.jiebang.eventsourcing.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a row of the log what others may see of it. Every position is published, so that a
 * consumer can tell «withheld» from «lost».
 */
public final class Publications {

  private static final HexFormat HEX = HexFormat.of();

  private final String service;
  private final Wire wire;

  public Publications(String service, Wire wire) {
    this.service = service;
    this.wire = wire;
  }

  /**
   * @param previousHash of the event before it in its part
   * @throws IllegalStateException when this service does not know its own event: nothing is skipped
   */
  public Publication of(StoredEvent event, byte[] previousHash) {
    Wire.EventType type = wire.byName(event.type());
    if (type == null) {
      throw new IllegalStateException(
          "no wire name for %s at %s/%d/%d"
              .formatted(event.type(), service, event.part(), event.pos()));
    }
    var headers = new LinkedHashMap<String, String>();
    headers.put(CloudEvents.SPECVERSION, "1.0");
    headers.put(CloudEvents.ID, service + "/" + event.part() + "/" + event.pos());
    headers.put(CloudEvents.SOURCE, "/" + service);
    headers.put(CloudEvents.PART, Integer.toString(event.part()));
    headers.put(CloudEvents.POS, Long.toString(event.pos()));
    headers.put(CloudEvents.HASH, HEX.formatHex(event.hash()));
    headers.put(CloudEvents.PREVIOUS_HASH, HEX.formatHex(previousHash));
    if (!type.leavesTheHouse()) {
      // Neither stream nor time nor actor: a ballot must not be guessed from its surroundings.
      headers.put(CloudEvents.TYPE, CloudEvents.type(service, "withheld", 1));
      headers.put(CloudEvents.WITHHELD, "true");
      return new Publication(headers, null);
    }
    headers.put(CloudEvents.TYPE, CloudEvents.type(service, event.type(), event.schema()));
    headers.put(CloudEvents.CONTENT_TYPE, "application/json");
    headers.put(CloudEvents.TIME, event.at().toString());
    headers.put(CloudEvents.AT, event.at().toString());
    headers.put(CloudEvents.SUBJECT, event.stream().toString());
    headers.put(CloudEvents.STREAM, event.stream().toString());
    headers.put(CloudEvents.VERSION, Long.toString(event.version()));
    headers.put(CloudEvents.TENANT, event.tenant().toString());
    headers.put(CloudEvents.SCHEMA, Integer.toString(event.schema()));
    meta(headers, event, type);
    String payload = PersonalFields.strip(event.payload(), type.hidden());
    if (!type.discreet() && payload.equals(event.payload())) {
      headers.put(CloudEvents.ROW, row(event));
    }
    return new Publication(headers, payload);
  }

  private static String row(StoredEvent event) {
    String command = event.commandId() == null ? "-" : event.commandId().toString();
    return Columns.micros(event.recordedAt()) + " " + command + " " + event.meta();
  }

  private static void meta(Map<String, String> headers, StoredEvent event, Wire.EventType type) {
    Meta meta = EventCodec.meta(event);
    boolean discreet = type.discreet();
    headers.put(CloudEvents.CORRELATION, meta.correlation().toString());
    headers.put(CloudEvents.ROLE, meta.role());
    put(headers, CloudEvents.ACTOR, discreet ? null : meta.actor());
    put(headers, CloudEvents.CLIENT, discreet ? null : meta.client());
    put(headers, CloudEvents.CAUSATION, meta.causation());
    put(headers, CloudEvents.OVERRIDE, discreet ? null : meta.override());
    var parties = new TreeSet<String>();
    meta.parties().forEach(party -> parties.add(party.toString()));
    if (type.forDesk()) {
      parties.add(Aggregate.DESK.toString());
    }
    if (!parties.isEmpty()) {
      headers.put(CloudEvents.PARTIES, String.join(",", parties));
    }
  }

  private static void put(Map<String, String> headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.put(name, value.toString());
    }
  }
}
