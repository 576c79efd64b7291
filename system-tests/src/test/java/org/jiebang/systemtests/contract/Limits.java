package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What of something that is sent has no limit: texts, lists and numbers, at any depth. */
final class Limits {

  private static final Set<String> OF_ONE_LENGTH = Set.of("uuid", "date", "date-time");

  private Limits() {}

  /**
   * @param endless where it is collected, as {@code verifyNeed.reason}
   */
  static void missing(JsonNode contract, JsonNode schema, String where, Set<String> endless) {
    missing(contract, schema, where, endless, 0);
  }

  private static void missing(
      JsonNode contract, JsonNode schema, String where, Set<String> endless, int depth) {
    if (depth > 12) {
      return;
    }
    if (schema.has("$ref")) {
      JsonNode named = contract.at(schema.path("$ref").asText().substring(1));
      // Limits may stand beside a reference too.
      if (!schema.has("maxLength") && !schema.has("maxItems")) {
        missing(contract, named, where, endless, depth + 1);
      }
      return;
    }
    for (String several : new String[] {"anyOf", "oneOf", "allOf"}) {
      schema.path(several).forEach(one -> missing(contract, one, where, endless, depth + 1));
    }
    JsonNode type = schema.path("type");
    boolean limited =
        switch (type.isArray() ? type.path(0).asText() : type.asText()) {
          case "string" ->
              schema.has("maxLength")
                  || schema.has("pattern")
                  || schema.has("x-extensible-enum")
                  || OF_ONE_LENGTH.contains(schema.path("format").asText());
          case "array" -> schema.has("maxItems");
          case "integer", "number" -> schema.has("minimum") && schema.has("maximum");
          default -> true;
        };
    if (!limited) {
      endless.add(where);
    }
    missing(contract, schema.path("items"), where + "[]", endless, depth + 1);
    schema
        .path("properties")
        .properties()
        .forEach(
            each ->
                missing(
                    contract, each.getValue(), where + "." + each.getKey(), endless, depth + 1));
  }
}
