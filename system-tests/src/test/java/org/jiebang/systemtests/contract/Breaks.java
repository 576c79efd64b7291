package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/** Which operations a client made for one contract can no longer call, or read, under another. */
final class Breaks {

  private Breaks() {}

  /** As {@code POST /api/v1/needs/{id}/verify}. */
  static SortedSet<String> between(JsonNode before, JsonNode after) throws JsonProcessingException {
    ChangedOpenApi changed = OpenApiCompare.fromContents(old(before), old(after));
    var broken = new TreeSet<String>();
    changed.getMissingEndpoints().forEach(e -> broken.add(e.getMethod() + " " + e.getPathUrl()));
    changed.getChangedOperations().stream()
        .filter(operation -> operation.isIncompatible())
        .forEach(o -> broken.add(o.getHttpMethod() + " " + o.getPathUrl()));
    return broken;
  }

  /** As OpenAPI 3.0.3, which is what can be compared. */
  private static String old(JsonNode contract) throws JsonProcessingException {
    ObjectNode copy = contract.deepCopy();
    copy.put("openapi", "3.0.3");
    withoutNews(copy);
    return Joining.YAML.writeValueAsString(copy);
  }

  private static void withoutNews(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("examples") instanceof ArrayNode) {
        object.remove("examples");
      }
      if (object.path("$ref").isTextual() && object.size() > 1) {
        object.retain("$ref"); // beside it 3.0 knows nothing
      }
    }
    node.forEach(Breaks::withoutNews);
  }
}
