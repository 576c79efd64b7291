package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the recorded examples hold, by the shape it has and by the name of the member: so that an
 * example of an operation that nobody has recorded speaks of the same community as the others.
 */
final class Harvest {

  /** One shape for whatever it is about: a history of needs is none of clients. */
  private static final Set<String> OF_ANYTHING =
      Set.of("HistoryEvent", "EventPage", "Change", "Empty", "Accepted", "UUID", "Instant");

  private final JsonNode contract;
  private final Map<String, JsonNode> byShape = new HashMap<>();
  private final Map<String, JsonNode> byMember = new HashMap<>();

  Harvest(JsonNode contract) {
    this.contract = contract;
  }

  void learn(JsonNode schema, JsonNode example) {
    learn("", schema, example);
  }

  private void learn(String member, JsonNode schema, JsonNode example) {
    if (schema.has("$ref")) {
      String shape = name(schema);
      if (!OF_ANYTHING.contains(shape)) {
        // The fullest says most.
        byShape.merge(shape, example, (one, other) -> size(other) > size(one) ? other : one);
      }
      learn(member, contract.at(schema.path("$ref").asText().substring(1)), example);
      return;
    }
    if (example.isObject()) {
      example
          .properties()
          .forEach(
              each ->
                  learn(
                      each.getKey(),
                      schema.path("properties").path(each.getKey()),
                      each.getValue()));
    } else if (example.isArray()) {
      example.forEach(item -> learn(member, schema.path("items"), item));
    } else if (!member.isEmpty() && (example.isTextual() || example.isNumber())) {
      byMember.putIfAbsent(member, example);
    }
  }

  private static int size(JsonNode example) {
    int size = 1;
    for (JsonNode child : example) {
      size += size(child);
    }
    return size;
  }

  private static String name(JsonNode reference) {
    String ref = reference.path("$ref").asText();
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  /** Null when none has been seen. */
  @Nullable JsonNode ofShape(JsonNode reference) {
    JsonNode seen = byShape.get(name(reference));
    return seen == null ? null : seen.deepCopy();
  }

  /** Null when none has been seen. */
  @Nullable JsonNode ofMember(String name) {
    return byMember.get(name);
  }
}
