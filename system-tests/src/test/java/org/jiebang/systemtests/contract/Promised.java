package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the contract promises of an answer, good or bad, held against one that came. */
public final class Promised {

  /** From the project's root. */
  static final String CONTRACT = "gateway/src/main/openapi/jiebang.yaml";

  private static final String PROBLEM = "Problem";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private static @Nullable Promised committed;

  private record Known(Pattern path, Operation operation) {}

  /** Words before ids: {@code /accounts/mine} is no account. */
  private final List<Known> operations;

  private final JsonNode components;
  private final Set<String> anywhere;
  private final Map<JsonNode, JsonSchema> shapes = new ConcurrentHashMap<>();

  Promised(JsonNode contract) {
    this.operations =
        Operation.of(contract).stream()
            .sorted(Comparator.comparingLong(o -> o.path().chars().filter(c -> c == '{').count()))
            .map(o -> new Known(pattern(o.path()), o))
            .toList();
    this.components = contract.path("components").deepCopy();
    components
        .path("schemas")
        .properties()
        .forEach(
            schema -> {
              if (!schema.getKey().equals(PROBLEM)) { // which may say more, by RFC 9457
                close(schema.getValue());
              }
            });
    this.anywhere = Operation.codes(components.at("/responses/Problem"));
  }

  /** Nothing is answered that is not said; a map says what its values are. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.path("properties").forEach(Promised::close);
  }

  private static Pattern pattern(String path) {
    return Pattern.compile(path.replaceAll("\\{[A-Za-z]+}", "[^/]+"));
  }

  /** All of them. */
  public List<Operation> operations() {
    return operations.stream().map(Known::operation).toList();
  }

  /** That of the checkout. */
  public static synchronized Promised committed() {
    if (committed == null) {
      try {
        committed = new Promised(Joining.YAML.readTree(Path.of("..", CONTRACT).toFile()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return committed;
  }

  /**
   * What is wrong with an answer of 2xx; empty when nothing is, or when the contract does not know
   * the path.
   *
   * @param request method and path, e.g. {@code GET /api/v1/me}
   */
  public List<String> broken(String request, int status, String body) {
    Operation operation = operation(request);
    return operation == null ? List.of() : broken(operation, status, body);
  }

  /**
   * What is wrong with a refusal: its code is neither one of the operation's nor one that any
   * request may meet. Empty when nothing is, or when the contract does not know the path.
   */
  public List<String> unexpected(String request, String code) {
    Operation operation = operation(request);
    return operation == null
            || anywhere.contains(code)
            || Operation.codes(operation.said()).contains(code)
        ? List.of()
        : List.of(operation.id() + " does not promise " + code);
  }

  /** Which operation a request is for, or null. */
  @Nullable Operation operation(String request) {
    String verb = request.substring(0, request.indexOf(' '));
    String path = request.substring(request.indexOf(' ') + 1).replaceFirst("\\?.*", "");
    for (Known known : operations) {
      if (known.operation().verb().equals(verb) && known.path().matcher(path).matches()) {
        return known.operation();
      }
    }
    return null;
  }

  private List<String> broken(Operation operation, int status, String body) {
    JsonNode answer = operation.said().path("responses").path(String.valueOf(status));
    if (answer.isMissingNode()) {
      return List.of(operation + " promises no " + status);
    }
    JsonNode shape = answer.at("/content/application~1json/schema");
    if (shape.isMissingNode() && answer.has("content")) {
      return List.of(); // in a language of its own, which has tests of its own
    }
    if (shape.isMissingNode()) {
      return body.isEmpty() ? List.of() : List.of(operation + " promises no body");
    }
    try {
      return shapes.computeIfAbsent(shape, this::schema).validate(JSON.readTree(body)).stream()
          .map(fault -> operation + ": " + fault.getMessage())
          .toList();
    } catch (IOException e) {
      return List.of(operation + " answers no JSON");
    }
  }

  /** What is wrong with the body of a refusal or failure; empty when nothing is. */
  public List<String> brokenProblem(String body) {
    JsonNode shape = JSON.createObjectNode().put("$ref", "#/components/schemas/" + PROBLEM);
    try {
      return shapes.computeIfAbsent(shape, this::schema).validate(JSON.readTree(body)).stream()
          .map(fault -> "problem: " + fault.getMessage())
          .toList();
    } catch (IOException e) {
      return List.of("a problem that is no JSON");
    }
  }

  /** What is wrong with something, held against the shape that the contract gives it. */
  List<String> faults(JsonNode shape, JsonNode given) {
    return shapes.computeIfAbsent(shape, this::schema).validate(given).stream()
        .map(fault -> fault.getMessage())
        .toList();
  }

  private JsonSchema schema(JsonNode shape) {
    ObjectNode root = shape.deepCopy();
    root.set("components", components);
    return SCHEMAS.getSchema(root);
  }
}
