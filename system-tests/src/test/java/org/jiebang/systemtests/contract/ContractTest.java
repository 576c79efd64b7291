package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one contract is what the services say, and says enough to be called without asking us. */
class ContractTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path COMMITTED = ROOT.resolve("gateway/src/main/openapi/jiebang.yaml");

  /** What clients out there were made for: the contract of the last release. */
  private static final Path RELEASED = Path.of("src/test/resources/contract/released.yaml");

  /** {@code ./jiebang contract} sets it: then the document is written instead of compared. */
  private static final String WRITE = "JIEBANG_CONTRACT_WRITE";

  private static List<Path> documents() {
    return Stream.of("needs-service", "matching-service", "points-service", "gateway")
        .map(module -> ROOT.resolve(module).resolve("target/openapi/openapi.json"))
        .toList();
  }

  @Test
  void the_committed_contract_is_what_the_services_say() throws IOException {
    String joined = Joining.YAML.writeValueAsString(Joining.of(documents()));
    if (System.getenv(WRITE) != null) {
      Files.writeString(COMMITTED, joined);
      if (!Files.exists(RELEASED)) {
        Files.writeString(RELEASED, joined);
      }
    }
    assertThat(Files.readString(COMMITTED))
        .as("stale: run ./jiebang contract and commit what it writes")
        .isEqualTo(joined);
  }

  @Test
  void every_operation_is_named_once_and_summed_up_in_both_languages() throws IOException {
    Map<String, String> places = new HashMap<>();
    eachOperation(
        (place, operation) -> {
          String id = operation.path("operationId").asText();
          assertThat(id).as(place).matches("[a-z][A-Za-z0-9]+");
          assertThat(places.put(id, place)).as(id).isNull();
          assertThat(operation.path("summary").asText())
              .as(place)
              .matches("[^/]*[A-Za-z].* / .*\\p{IsHan}.*");
          assertThat(operation.path("tags")).as(place).hasSize(1);
        });
  }

  @Test
  void every_answer_has_a_shape_and_every_refusal_is_a_problem() throws IOException {
    eachOperation(
        (place, operation) -> {
          JsonNode answers = operation.path("responses");
          assertThat(answers.at("/default/$ref").asText()).as(place).endsWith("/Problem");
          JsonNode good = answers.has("201") ? answers.get("201") : answers.path("200");
          if (!answers.has("204")) {
            assertThat(good.at("/content/application~1json/schema").isEmpty()).as(place).isFalse();
          }
        });
  }

  @Test
  void no_set_of_names_is_closed() throws IOException {
    JsonNode contract = contract();
    var closed = new TreeSet<String>();
    contract
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> {
              if (!schema.getValue().findValues("enum").isEmpty()) {
                closed.add(schema.getKey());
              }
            });
    assertThat(closed).isEmpty();
  }

  @Test
  void every_reference_leads_somewhere() throws IOException {
    JsonNode contract = contract();
    for (String reference : contract.findValuesAsText("$ref")) {
      assertThat(contract.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void nothing_breaks_that_is_not_announced() throws IOException {
    String announced = Files.readString(ROOT.resolve("docs/api-changes.md"));
    assertThat(Breaks.between(Joining.YAML.readTree(RELEASED.toFile()), contract()))
        .as("each needs a line in docs/api-changes.md")
        .allMatch(operation -> announced.contains("`" + operation + "`"));
  }

  @Test
  void a_break_would_be_seen() throws IOException {
    ObjectNode less = contract().deepCopy();
    ((ObjectNode) less.path("paths")).remove("/api/v1/needs/{id}/verify");
    ((ObjectNode) less.at("/components/schemas/Task/properties")).remove("title");
    String sent =
        less.at("/paths/~1api~1v1~1tasks~1{id}~1claims/post/requestBody/content")
            .findValue("$ref")
            .asText();
    var bid = (ObjectNode) less.at(sent.substring(1));
    bid.withArray("required").add("deposit");
    bid.withObject("properties").putObject("deposit").put("type", "string");
    assertThat(Breaks.between(contract(), less))
        .contains(
            "POST /api/v1/needs/{id}/verify",
            "GET /api/v1/tasks/{id}",
            "POST /api/v1/tasks/{id}/claims");
    assertThat(Breaks.between(less, less)).isEmpty();
  }

  @Test
  void two_things_of_one_name_are_not_joined(@TempDir Path folder) throws IOException {
    Path one = folder.resolve("one.json");
    Path other = folder.resolve("other.json");
    Files.writeString(one, "{\"components\":{\"schemas\":{\"Thing\":{\"type\":\"string\"}}}}");
    Files.writeString(other, "{\"components\":{\"schemas\":{\"Thing\":{\"type\":\"integer\"}}}}");
    assertThatThrownBy(() -> Joining.of(List.of(one, other))).hasMessageContaining("Thing");
  }

  private static JsonNode contract() throws IOException {
    return Joining.of(documents());
  }

  private static void eachOperation(BiConsumer<String, ObjectNode> check) throws IOException {
    contract()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          if (operation.getValue() instanceof ObjectNode o && o.has("responses")) {
                            check.accept(operation.getKey() + " " + path.getKey(), o);
                          }
                        }));
  }
}
