package org.jiebang.eventsourcing.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiebang.eventsourcing.wire.Json;

/**
 * Takes personal fields out of a payload before it leaves the service. An {@link
 * org.jiebang.eventsourcing.personal.Envelope} is recognised by its shape, so that no event can
 * forget to declare one; its ciphertext alone would outlive an erasure in other services.
 */
public final class PersonalFields {

  private static final Set<String> ENVELOPE = Set.of("sub", "kid", "iv", "ct");

  private PersonalFields() {}

  /**
   * The payload without envelopes, at any depth; the same text when there is nothing to take out.
   *
   * @param hidden top-level fields that are taken out as well
   */
  public static String strip(String payload, Set<String> hidden) {
    // A payload without this name has no envelope: most have none, and are not parsed.
    if (hidden.isEmpty() && !payload.contains("\"ct\"")) {
      return payload;
    }
    try {
      JsonNode json = Json.EVENTS.readTree(payload);
      if (json instanceof ObjectNode fields) {
        fields.remove(hidden);
      }
      strip(json);
      return json.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a payload in our own log is not JSON", e);
    }
  }

  private static void strip(JsonNode node) {
    var children = node.iterator();
    while (children.hasNext()) {
      JsonNode child = children.next();
      if (isEnvelope(child)) {
        children.remove();
      } else {
        strip(child);
      }
    }
  }

  private static boolean isEnvelope(JsonNode node) {
    return node.isObject()
        && node.size() == ENVELOPE.size()
        && node.properties().stream()
            .map(java.util.Map.Entry::getKey)
            .collect(Collectors.toSet())
            .equals(ENVELOPE);
  }
}
