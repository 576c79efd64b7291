package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the services say of their operations, as one document: the paths of all, and every schema
 * once. Two that have one name must be one thing.
 */
final class Joining {

  /** For services only, behind the door. */
  private static final String INTERNAL = "/internal";

  private static final ObjectMapper JSON = new ObjectMapper();

  static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER, YAMLGenerator.Feature.SPLIT_LINES)
          .enable(
              YAMLGenerator.Feature.MINIMIZE_QUOTES,
              YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS,
              YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private static final String HOME = "#/components/";

  private final Map<String, JsonNode> paths = new TreeMap<>(Comparator.naturalOrder());
  private final Map<String, JsonNode> tags = new TreeMap<>();
  private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();

  /**
   * @param documents as the builds of the services wrote them
   */
  static ObjectNode of(List<Path> documents) throws IOException {
    var joining = new Joining();
    for (Path document : documents) {
      joining.add(JSON.readTree(document.toFile()));
    }
    return joining.document();
  }

  private void add(JsonNode document) {
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              if (!path.getKey().startsWith(INTERNAL)) {
                path.getValue().forEach(operation -> alongThePath(path.getKey(), operation));
                put(paths, path.getKey(), path.getValue());
              }
            });
    document.path("tags").forEach(tag -> put(tags, tag.path("name").asText(), tag));
    document
        .path("components")
        .properties()
        .forEach(
            kind ->
                kind.getValue()
                    .properties()
                    .forEach(
                        named ->
                            put(
                                components.computeIfAbsent(kind.getKey(), _ -> new TreeMap<>()),
                                named.getKey(),
                                named.getValue())));
  }

  /**
   * Parameters of the path first, as they come in it: generated methods have them in this order.
   */
  private static void alongThePath(String path, JsonNode operation) {
    if (operation.path("parameters") instanceof ArrayNode parameters) {
      List<JsonNode> sorted = new ArrayList<>();
      parameters.forEach(sorted::add);
      sorted.sort(Comparator.comparingInt(parameter -> place(path, parameter)));
      parameters.removeAll().addAll(sorted);
    }
  }

  private static int place(String path, JsonNode parameter) {
    return parameter.path("in").asText().equals("path")
        ? path.indexOf("{" + parameter.path("name").asText() + "}")
        : path.length();
  }

  private static void put(Map<String, JsonNode> all, String name, JsonNode one) {
    JsonNode other = all.get(name);
    if (other == null || other.equals(one) || says(one, other)) {
      all.put(name, one);
    } else if (!says(other, one)) {
      throw new IllegalStateException("two different things are called " + name);
    }
  }

  /** Who owns an open set says which values it knows; others only that it is one. */
  private static boolean says(JsonNode more, JsonNode less) {
    return less.properties().stream()
        .allMatch(field -> field.getValue().equals(more.get(field.getKey())));
  }

  private ObjectNode document() {
    ObjectNode document = JSON.createObjectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Jiebang 揭榜")
        .put("version", "1")
        .put(
            "description",
            "One address for partner apps, generated clients and dashboards. How to sign in, page,"
                + " repeat a command and read a refusal: docs/api.md.");
    document.putArray("servers").addObject().put("url", "/");
    ArrayNode groups = document.putArray("tags");
    Set<String> used = new HashSet<>();
    paths
        .values()
        .forEach(
            path -> path.findValues("tags").forEach(t -> t.forEach(n -> used.add(n.asText()))));
    tags.forEach(
        (name, tag) -> {
          if (used.contains(name)) {
            groups.add(inOneOrder(tag));
          }
        });
    ObjectNode operations = document.putObject("paths");
    paths.forEach((path, item) -> operations.set(path, inOneOrder(item)));
    ObjectNode all = document.putObject("components");
    Set<String> referred = referred();
    components.forEach(
        (kind, named) -> {
          ObjectNode home = all.putObject(kind);
          named.forEach(
              (name, one) -> {
                if (kind.equals("securitySchemes") || referred.contains(kind + "/" + name)) {
                  home.set(name, inOneOrder(one));
                }
              });
        });
    return document;
  }

  /** What operations lead to; services know more, of operations for each other. */
  private Set<String> referred() {
    Set<String> known = new HashSet<>();
    Deque<JsonNode> toRead = new ArrayDeque<>(paths.values());
    while (!toRead.isEmpty()) {
      for (String reference : toRead.pop().findValuesAsText("$ref")) {
        String name = reference.substring(HOME.length());
        if (known.add(name)) {
          String[] parts = name.split("/", 2);
          toRead.add(
              components
                  .getOrDefault(parts[0], Map.of())
                  .getOrDefault(parts[1], MissingNode.getInstance()));
        }
      }
    }
    return known;
  }

  /** The order of members means nothing, and depends on who was read first. */
  private static JsonNode inOneOrder(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode sorted = JSON.createObjectNode();
        object.properties().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(member -> sorted.set(member.getKey(), inOneOrder(member.getValue())));
        yield sorted;
      }
      case ArrayNode array -> {
        ArrayNode copy = JSON.createArrayNode();
        array.forEach(item -> copy.add(inOneOrder(item)));
        yield copy;
      }
      default -> node;
    };
  }
}
