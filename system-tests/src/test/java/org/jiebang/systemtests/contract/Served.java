package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jiebang.systemtests.Ask;

/**
 * The contract as the running gateway serves it.
 *
 * @param document all of it, for references
 */
public record Served(List<Operation> operations, JsonNode document) {

  public static Served read() {
    try {
      JsonNode document = Joining.YAML.readTree(Ask.get("/openapi.yaml").send().expect(200).text());
      return new Served(Operation.of(document), document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a reference stands for; anything else is itself. */
  public JsonNode resolved(JsonNode schema) {
    JsonNode found = schema;
    while (found.has("$ref")) {
      found = document.at(found.path("$ref").asText().substring(1));
    }
    return found;
  }
}
