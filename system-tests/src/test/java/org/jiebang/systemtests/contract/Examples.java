package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One good exchange of each operation, as the system tests have had it with the sample community:
 * the query and the body that were sent, and the answer. Ids and moments are made stable, secrets
 * left out. Members that nobody has filled there are put together from what others have shown
 * ({@link Harvest}), and only what nobody has shown is invented from its shape.
 */
final class Examples {

  /** From the project's root. */
  private static final String FILE = "system-tests/src/test/resources/contract/examples.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Path file;
  private final Map<String, JsonNode> byOperation = new TreeMap<>();

  private Examples(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      JSON.readTree(Files.readString(file))
          .properties()
          .forEach(each -> byOperation.put(each.getKey(), each.getValue()));
    }
  }

  static Examples committed() throws IOException {
    return new Examples(Path.of("..", FILE));
  }

  Map<String, JsonNode> recorded() {
    return byOperation;
  }

  /** Keeps an exchange, unless a better one is kept: an empty page says little. */
  synchronized void see(String verb, URI asked, String sent, String answered) throws IOException {
    Operation operation = Promised.committed().operation(verb + " " + asked.getPath());
    if (operation == null || !operation.isShown()) {
      return;
    }
    JsonNode before = byOperation.get(operation.id());
    JsonNode answer =
        operation.givesJson() && !answered.isEmpty()
            ? JSON.readTree(answered)
            : MissingNode.getInstance();
    if (before != null && (!isEmpty(before.path("answer")) || isEmpty(answer))) {
      return;
    }
    ObjectNode exchange = JSON.createObjectNode();
    if (asked.getRawQuery() != null) {
      ObjectNode query = exchange.putObject("query");
      for (String pair : asked.getRawQuery().split("&")) {
        int is = pair.indexOf('=');
        if (is > 0) {
          query.put(
              pair.substring(0, is),
              URLDecoder.decode(pair.substring(is + 1), StandardCharsets.UTF_8));
        }
      }
    }
    JsonNode body =
        sent.isBlank() || !operation.takesJson() ? MissingNode.getInstance() : JSON.readTree(sent);
    if (!body.isMissingNode()) {
      exchange.set("sent", JSON.valueToTree(JSON.treeToValue(body, TreeMap.class)));
    }
    if (!answer.isMissingNode()) {
      exchange.set("answer", answer);
    }
    byOperation.put(operation.id(), new Steady().of(exchange));
    Files.writeString(file, text());
  }

  private static boolean isEmpty(JsonNode answer) {
    return answer.isEmpty() || answer.has("items") && answer.path("items").isEmpty();
  }

  private String text() throws JsonProcessingException {
    ObjectNode all = JSON.createObjectNode();
    byOperation.forEach(all::set);
    return JSON.writeValueAsString(all) + "\n";
  }

  /** Into the contract, where each belongs. */
  void addTo(ObjectNode contract) {
    var harvest = new Harvest(contract);
    for (Operation operation : Operation.of(contract)) {
      JsonNode exchange = byOperation.get(operation.id());
      if (exchange != null) {
        learn(harvest, operation, exchange);
      }
    }
    var invented = new Invented(contract, harvest);
    for (Operation operation : Operation.of(contract)) {
      JsonNode exchange = byOperation.getOrDefault(operation.id(), JSON.createObjectNode());
      body(
          operation.said().at("/requestBody/content/application~1json"),
          exchange.get("sent"),
          invented);
      operation
          .said()
          .path("responses")
          .properties()
          .forEach(
              answer -> {
                if (answer.getKey().startsWith("2")) {
                  body(
                      answer.getValue().at("/content/application~1json"),
                      exchange.get("answer"),
                      invented);
                }
              });
      for (JsonNode parameter : operation.said().path("parameters")) {
        JsonNode value = exchange.path("query").path(parameter.path("name").asText());
        if (parameter instanceof ObjectNode said
            && said.path("in").asText().equals("query")
            && value.isTextual()
            && typed(said, value.asText()) != null) {
          said.set("example", typed(said, value.asText()));
        }
      }
    }
  }

  private static void learn(Harvest harvest, Operation operation, JsonNode exchange) {
    if (exchange.has("sent")) {
      harvest.learn(
          operation.said().at("/requestBody/content/application~1json/schema"),
          exchange.path("sent"));
    }
    operation
        .said()
        .path("responses")
        .properties()
        .forEach(
            answer -> {
              if (answer.getKey().startsWith("2")) {
                harvest.learn(
                    answer.getValue().at("/content/application~1json/schema"),
                    exchange.path("answer"));
              }
            });
  }

  private static void body(JsonNode content, @Nullable JsonNode example, Invented invented) {
    if (content instanceof ObjectNode said && said.has("schema")) {
      JsonNode shape = said.path("schema");
      said.set(
          "example",
          example == null ? invented.of(shape) : invented.completed(shape, example.deepCopy()));
    }
  }

  private static @Nullable JsonNode typed(ObjectNode parameter, String value) {
    return switch (parameter.at("/schema/type").asText()) {
      case "integer" -> JSON.getNodeFactory().numberNode(Long.parseLong(value));
      case "boolean" -> JSON.getNodeFactory().booleanNode(Boolean.parseBoolean(value));
      default -> JSON.getNodeFactory().textNode(value);
    };
  }
}
