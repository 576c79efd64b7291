package org.jiebang.systemtests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One operation of the contract.
 *
 * @param roles who may call it; empty: whoever is signed in, or anybody
 * @param open for anybody, without a token
 * @param said all that the contract says of it
 */
public record Operation(
    String id, String verb, String path, Set<String> roles, boolean open, JsonNode said) {

  static List<Operation> of(JsonNode contract) {
    var all = new ArrayList<Operation>();
    contract
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb -> {
                          if (verb.getValue().has("responses")) {
                            all.add(read(path.getKey(), verb.getKey(), verb.getValue()));
                          }
                        }));
    return all;
  }

  private static Operation read(String path, String verb, JsonNode said) {
    var roles = new TreeSet<String>();
    said.path("x-roles").forEach(role -> roles.add(role.asText()));
    JsonNode security = said.at("/security/0");
    return new Operation(
        said.path("operationId").asText(),
        verb.toUpperCase(Locale.ROOT),
        path,
        roles,
        security.isObject() && security.isEmpty(),
        said);
  }

  /** Those said of an operation, or of the problem itself. */
  static Set<String> codes(JsonNode said) {
    var codes = new TreeSet<String>();
    said.path("x-problem-codes").forEach(code -> codes.add(code.asText()));
    return codes;
  }

  public boolean isCommand() {
    return verb.equals("POST");
  }

  /** Whether its roles may be held anywhere. */
  boolean anywhere() {
    return said.path("description").asText().contains("held anywhere");
  }

  /** Whether an example of it can be shown: it takes or gives JSON. */
  boolean isShown() {
    return takesJson() || givesJson();
  }

  boolean takesJson() {
    return said.at("/requestBody/content").has("application/json");
  }

  boolean givesJson() {
    for (var answer : said.path("responses").properties()) {
      if (answer.getKey().startsWith("2")
          && answer.getValue().path("content").has("application/json")) {
        return true;
      }
    }
    return false;
  }

  /** The first segment below {@code /api/v1}, or {@code admin}. */
  public String collection() {
    return path.startsWith("/api/v1/") ? List.of(path.split("/", -1)).get(3) : "admin";
  }

  @Override
  public String toString() {
    return verb + " " + path;
  }
}
