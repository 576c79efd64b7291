package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.wire.Json;
import org.jiebang.eventsourcing.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * An event as {@code /events} shows it. One that does not leave the house shows only that it is
 * there: version and {@code withheld}.
 *
 * @param type e.g. {@code need-submitted}
 * @param schema version of the payload's shape
 * @param role the role acted in; {@code SYS} for clock and policy
 * @param actor the person; absent for the system, and where who acted is hidden
 * @param client the partner app that carried the request; absent as {@code actor}
 * @param override why a district acted in the community's place; absent when it did not
 * @param payload with {@code "withheld"} in place of every personal or hidden field
 */
@Schema(name = "HistoryEvent")
public record ShownEvent(
    long version,
    String type,
    @Nullable Integer schema,
    @Nullable Instant at,
    @Nullable String role,
    @Nullable UUID actor,
    @Nullable String client,
    @Nullable String override,
    @Schema(implementation = Object.class) @Nullable JsonNode payload) {

  private static final String WITHHELD = "withheld";
  private static final Set<String> ENVELOPE = new TreeSet<>(Set.of("sub", "kid", "iv", "ct"));

  static ShownEvent of(Recorded<?> fact, Wire wire) {
    Wire.EventType type = wire.of(fact.event().getClass());
    if (!type.leavesTheHouse()) {
      return new ShownEvent(fact.version(), WITHHELD, null, null, null, null, null, null, null);
    }
    JsonNode payload = withoutEnvelopes(Json.EVENTS.valueToTree(fact.event()));
    if (payload instanceof ObjectNode fields) {
      type.hidden().forEach(name -> fields.put(name, WITHHELD));
    }
    return new ShownEvent(
        fact.version(),
        type.name(),
        type.version(),
        fact.at(),
        fact.meta().role(),
        type.discreet() ? null : fact.meta().actor(),
        type.discreet() ? null : fact.meta().client(),
        type.discreet() ? null : fact.meta().override(),
        payload);
  }

  private static JsonNode withoutEnvelopes(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.equals(ENVELOPE)) {
          yield TextNode.valueOf(WITHHELD);
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(f -> copy.set(f.getKey(), withoutEnvelopes(f.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> copy.add(withoutEnvelopes(item)));
        yield copy;
      }
      default -> node;
    };
  }
}
