package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An example of a shape, where nobody has recorded one: of what others have shown, else made. */
final class Invented {

  /** One of some words. */
  static final Pattern WORDS = Pattern.compile("[\\p{L}0-9_-]+(\\|[\\p{L}0-9_-]+)+");

  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;

  private static final Map<String, String> BY_FORMAT =
      Map.of(
          "uuid", "01a00000-0000-7000-8000-000000000001",
          "date-time", "2026-03-05T02:00:00.123456Z",
          "date", "2026-03-05",
          "uri", "https://partner.example/hook");

  /**
   * By what their patterns ask for, the first that fits: capitals, a scope, a grant, anything
   * printable.
   */
  private static final List<Map.Entry<String, String>> BY_PATTERN =
      List.of(
          Map.entry("https?://", "https://partner.example/task/1"),
          Map.entry("{342}", "A".repeat(342)),
          Map.entry("[A-Za-z0-9_-]{43}", "A".repeat(43)),
          Map.entry("[0-9a-f]{64}", "0".repeat(64)),
          Map.entry("[A-Z][A-Z0-9_]", "EXAMPLE"),
          Map.entry(":(read|write)", "needs:read"),
          Map.entry("@(community|", "COM@community:01a00000-0000-7000-8000-000000000001"),
          Map.entry("[\\x21-\\x7e]", "correct-horse-battery"),
          Map.entry("0-9 -]", "+86 100 0001 0001"));

  private final JsonNode contract;

  private final Harvest harvest;

  /** The shape that is being filled. */
  private String shape = "";

  Invented(JsonNode contract, Harvest harvest) {
    this.contract = contract;
    this.harvest = harvest;
  }

  JsonNode of(JsonNode schema) {
    return of("", schema, 0);
  }

  /** What has become required since an example was recorded is added to it. */
  JsonNode completed(JsonNode schema, JsonNode example) {
    if (schema.has("$ref")) {
      return completed(contract.at(schema.path("$ref").asText().substring(1)), example);
    }
    if (example instanceof ObjectNode object) {
      for (JsonNode must : schema.path("required")) {
        String name = must.asText();
        if (!object.has(name)) {
          object.set(name, of(name, schema.path("properties").path(name), 1));
        }
      }
      schema
          .path("properties")
          .properties()
          .forEach(
              each -> {
                if (object.has(each.getKey())) {
                  completed(each.getValue(), object.get(each.getKey()));
                }
              });
    }
    if (example.isArray()) {
      example.forEach(item -> completed(schema.path("items"), item));
    }
    return example;
  }

  private JsonNode of(String name, JsonNode schema, int depth) {
    if (schema.has("$ref")) {
      JsonNode seen = harvest.ofShape(schema);
      if (seen != null) {
        return completed(schema, seen);
      }
      String around = shape;
      JsonNode named = contract.at(schema.path("$ref").asText().substring(1));
      shape = named.has("properties") ? schema.path("$ref").asText().replaceAll(".*/", "") : shape;
      JsonNode made = of(name, named, depth);
      shape = around;
      return made;
    }
    for (String several : new String[] {"anyOf", "oneOf", "allOf"}) {
      if (schema.path(several).size() > 0) {
        return of(name, schema.path(several).get(0), depth);
      }
    }
    if (schema.path("examples").size() > 0 && !schema.has("format")) {
      return schema.path("examples").get(0);
    }
    if (depth > DEEPEST) {
      return MAKE.objectNode();
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
      case "object" -> object(schema, depth);
      case "array" -> array(name, schema, depth);
      case "integer" -> MAKE.numberNode(number(name, schema));
      case "number" -> MAKE.numberNode(schema.path("minimum").asDouble(1));
      case "boolean" -> MAKE.booleanNode(true);
      case "string" -> MAKE.textNode(seenOrMade(name, schema));
      default -> {
        String said = Samples.of(shape, name);
        yield said == null ? MAKE.objectNode() : MAKE.textNode(said);
      }
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = MAKE.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            each -> {
              boolean required = false;
              for (JsonNode must : schema.path("required")) {
                required |= must.asText().equals(each.getKey());
              }
              JsonNode value = of(each.getKey(), each.getValue(), depth + 1);
              if (required || depth < 2 && fits(each.getValue(), value)) {
                object.set(each.getKey(), value);
              }
            });
    return object;
  }

  /** A pattern that nobody here knows: rather nothing than something wrong. */
  private static boolean fits(JsonNode schema, JsonNode value) {
    return !schema.has("pattern")
        || Pattern.compile(schema.path("pattern").asText()).matcher(value.asText()).find();
  }

  private JsonNode array(String name, JsonNode schema, int depth) {
    var array = MAKE.arrayNode();
    if (depth < DEEPEST) {
      for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(1)); i++) {
        array.add(of(name, schema.path("items"), depth + 1));
      }
    }
    return array;
  }

  private long number(String name, JsonNode schema) {
    long least = schema.path("minimum").asLong(1);
    long most = schema.path("maximum").asLong(1_000_000);
    JsonNode seen = harvest.ofMember(name);
    return seen != null
            && seen.isIntegralNumber()
            && least <= seen.asLong()
            && seen.asLong() <= most
        ? seen.asLong()
        : Math.max(1, Math.min(least, most));
  }

  private String seenOrMade(String name, JsonNode schema) {
    String said = Samples.of(shape, name);
    if (said != null && (isMoment(schema) ? said.endsWith("Z") : isOne(schema, said))) {
      return said;
    }
    JsonNode seen = harvest.ofMember(name);
    return seen != null && seen.isTextual() && isOne(schema, seen.asText())
        ? seen.asText()
        : text(name, schema);
  }

  private static boolean isMoment(JsonNode schema) {
    return schema.path("format").asText().equals("date-time");
  }

  /** A name of an open set only if the set has it; ids and moments are made. */
  private static boolean isOne(JsonNode schema, String text) {
    boolean known = schema.path("x-extensible-enum").isEmpty();
    for (JsonNode each : schema.path("x-extensible-enum")) {
      known |= each.asText().equals(text);
    }
    int length = text.codePointCount(0, text.length());
    return known
        && !schema.has("format")
        && fits(schema, MAKE.textNode(text))
        && schema.path("minLength").asInt(0) <= length
        && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
  }

  private static String text(String name, JsonNode schema) {
    JsonNode known = schema.path("x-extensible-enum");
    if (known.size() > 0) {
      return known.get(0).asText();
    }
    String byFormat = BY_FORMAT.get(schema.path("format").asText());
    if (byFormat != null) {
      return byFormat;
    }
    String asked = schema.path("pattern").asText();
    if (WORDS.matcher(asked).matches()) {
      return asked.substring(0, asked.indexOf('|'));
    }
    for (Map.Entry<String, String> each : BY_PATTERN) {
      if (asked.contains(each.getKey())) {
        return each.getValue();
      }
    }
    String text = name.isEmpty() ? "文字" : name;
    int least = schema.path("minLength").asInt(0);
    while (text.length() < least) {
      text += text;
    }
    int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    return text.length() > most ? text.substring(0, most) : text;
  }
}
