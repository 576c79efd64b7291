package org.jiebang.systemtests.abuse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jiebang.local.story.Api;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.contract.Operation;
import org.jiebang.systemtests.contract.Served;

/** Requests of the shape that the contract promises to understand. */
final class GoodRequests {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  /** What fits where the contract gives a pattern. */
  private static final Map<String, String> FITTING =
      Map.of(
          "phone", "+86 100 0004 0000",
          "authorPhone", "+86 100 0004 0000",
          "password", "a password of no account".replace(' ', '-'),
          "code", "1234567",
          "period", "2097-04",
          "mode", "COMPETITIVE",
          "by", "UNIVERSITY",
          "criterion", "PLAN");

  /** Members that name a thing of the collection. */
  private static final Map<String, String> REFERS =
      Map.ofEntries(
          Map.entry("need", "needs"),
          Map.entry("task", "tasks"),
          Map.entry("session", "sessions"),
          Map.entry("organisation", "organisations"),
          Map.entry("reward", "rewards"),
          Map.entry("account", "accounts"),
          Map.entry("list", "need-lists"),
          Map.entry("into", "needs"),
          Map.entry("volunteer", "persons"),
          Map.entry("person", "persons"));

  private final Served contract;
  private final Playground ground;
  private final Instant now;

  GoodRequests(Served contract, Playground ground) {
    this.contract = contract;
    this.ground = ground;
    this.now = ground.now();
  }

  Draft of(Operation operation, SplittableRandom random) {
    var draft = new Draft(operation, path(operation, random));
    if (operation.isCommand()) {
      draft.headers.put("Idempotency-Key", Api.newKey());
      JsonNode schema = operation.said().at("/requestBody/content/application~1json/schema");
      draft.text(schema.isMissingNode() ? "{}" : value("", schema, random, 0).toString());
    }
    return draft;
  }

  private String path(Operation operation, SplittableRandom random) {
    String thing = ground.thing(operation.collection(), !operation.isCommand(), random);
    return operation
        .path()
        .replaceFirst("\\{(id|needId)}", thing)
        .replace("{service}", OddValues.pick(List.of("needs", "matching", "points"), random))
        .replaceAll("\\{(part|pos)}", "1")
        .replace("{source}", "matching")
        .replace("{view}", "need")
        .replaceAll("\\{[A-Za-z]+}", Playground.MISSING);
  }

  /** A value that fits the schema. */
  JsonNode value(String name, JsonNode schema, SplittableRandom random, int depth) {
    String reference = schema.path("$ref").asText();
    JsonNode what = contract.resolved(schema);
    if (reference.endsWith("/Instant")) {
      return NODES.textNode(now.plus(Duration.ofMinutes(random.nextInt(100_000))).toString());
    }
    if (reference.endsWith("/UUID") || what.path("format").asText().equals("uuid")) {
      return NODES.textNode(id(name, random));
    }
    if (what.has("x-extensible-enum")) {
      JsonNode names = what.path("x-extensible-enum");
      return names.get(random.nextInt(names.size()));
    }
    return switch (what.path("type").asText()) {
      case "object" -> object(what, random, depth);
      case "array" -> array(name, what, random, depth);
      case "integer" -> {
        long least = what.path("minimum").asLong(1);
        long most = Math.min(what.path("maximum").asLong(100), least + 50);
        yield NODES.numberNode(least + random.nextLong(Math.max(1, most - least + 1)));
      }
      case "number" -> NODES.numberNode(random.nextInt(10) + 0.5);
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      default -> NODES.textNode(text(name, what, random));
    };
  }

  private JsonNode object(JsonNode schema, SplittableRandom random, int depth) {
    ObjectNode object = NODES.objectNode();
    var required = new ArrayList<String>();
    schema.path("required").forEach(r -> required.add(r.asText()));
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      // Of numbers and flags the contract does not say which are needed.
      String type = contract.resolved(member.getValue()).path("type").asText();
      boolean wanted =
          required.contains(member.getKey()) || type.equals("integer") || type.equals("boolean");
      if (wanted || depth < DEEPEST && random.nextInt(3) > 0) {
        object.set(member.getKey(), value(member.getKey(), member.getValue(), random, depth + 1));
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      object.set("CHILD_CARE", value("", schema.path("additionalProperties"), random, depth + 1));
    }
    return object;
  }

  private JsonNode array(String name, JsonNode schema, SplittableRandom random, int depth) {
    ArrayNode array = NODES.arrayNode();
    int least = schema.path("minItems").asInt(0);
    int many = Math.max(least, Math.min(2, schema.path("maxItems").asInt(2)));
    for (int i = 0; i < many; i++) {
      array.add(value(name, schema.path("items"), random, depth + 1));
    }
    return array;
  }

  private String id(String name, SplittableRandom random) {
    if (name.equals("community")) {
      return House.community();
    }
    String collection = REFERS.get(name);
    return collection == null ? Playground.MISSING : ground.thing(collection, true, random);
  }

  private static String text(String name, JsonNode schema, SplittableRandom random) {
    String pattern = schema.path("pattern").asText();
    if (name.equals("grants")) {
      return "RES@community:" + House.community();
    }
    if (name.equals("account")) {
      return "nobody-" + random.nextInt(1_000_000); // never one whose lock would hurt
    }
    if (FITTING.containsKey(name)) {
      return FITTING.getOrDefault(name, "");
    }
    if (schema.has("examples")) {
      return schema.at("/examples/0").asText();
    }
    if (pattern.matches("\\w+(\\|\\w+)+")) {
      return pattern.substring(0, pattern.indexOf('|'));
    }
    if (pattern.startsWith("[A-Z]")) {
      return "CHILD_CARE";
    }
    int most = schema.path("maxLength").asInt(40);
    return "靶子".repeat(20).substring(0, Math.min(most, 20));
  }
}
