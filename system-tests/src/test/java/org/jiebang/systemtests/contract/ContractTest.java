package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one contract is what the services say, and says enough to be called without asking us. */
@Order(1)
class ContractTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path COMMITTED = ROOT.resolve(Promised.CONTRACT);

  /** What clients out there were made for: the contract of the last release. */
  private static final Path RELEASED = Path.of("src/test/resources/contract/released.yaml");

  private static final Path PAGES = ROOT.resolve("gateway/src/main/openapi/problems.json");

  /** {@code ./jiebang contract} sets it: then the document is written instead of compared. */
  private static final String WRITE = "JIEBANG_CONTRACT_WRITE";

  static List<Path> documents() {
    return Stream.of("needs-service", "matching-service", "points-service", "gateway")
        .map(module -> ROOT.resolve(module).resolve("target/openapi/openapi.json"))
        .toList();
  }

  @Test
  void the_committed_contract_is_what_the_services_say() throws IOException {
    String joined = Joining.YAML.writeValueAsString(contract());
    if (System.getenv(WRITE) != null && !Files.exists(RELEASED)) {
      Files.writeString(RELEASED, joined);
    }
    isCommitted(COMMITTED, joined);
  }

  @Test
  void the_committed_pages_of_problems_are_what_the_services_say() throws IOException {
    ProblemPages pages = ProblemPages.of(documents(), contract());
    isCommitted(PAGES, pages.json());
    isCommitted(ROOT.resolve("docs/problems.md"), pages.markdown());
  }

  static void isCommitted(Path file, String generated) throws IOException {
    if (System.getenv(WRITE) != null) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, generated);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("stale: run ./jiebang contract and commit what it writes: %s", file)
        .isEqualTo(generated);
  }

  @Test
  void every_code_of_an_operation_has_a_page_in_both_languages() throws IOException {
    JsonNode contract = contract();
    var pages = ProblemPages.of(documents(), contract).all();
    int codes = 0;
    for (Operation each : Operation.of(contract)) {
      for (String code : Operation.codes(each.said())) {
        JsonNode page = pages.get(code);
        assertThat(page.at("/title/en").asText()).as(code).matches("[A-Z].*");
        assertThat(page.at("/title/zh-CN").asText()).as(code).matches("(?s).*\\p{IsHan}.*");
        assertThat(page.path("meanings")).as(code).isNotEmpty();
        codes++;
      }
    }
    assertThat(codes).isGreaterThan(1_000);
  }

  @Test
  void every_code_of_a_command_is_one_of_its_own() throws IOException {
    JsonNode contract = contract();
    Map<String, Operation> known = new HashMap<>();
    Operation.of(contract).forEach(each -> known.put(each.id(), each));
    assertThat(Operation.codes(known.get("verifyNeed").said()))
        .contains("NEED_ALREADY_VERIFIED", "SELF_DEALING", "NEED_NOT_FOUND", "VERSION_CONFLICT")
        .doesNotContain("REOPEN_WINDOW_OVER", "MERGE_CYCLE", "NEED_ALREADY_LISTED");
    assertThat(Operation.codes(known.get("getNeed").said()))
        .containsExactly("AUTH_REQUIRED", "NEED_NOT_FOUND");
  }

  @Test
  void every_operation_is_named_once_and_summed_up_in_both_languages() throws IOException {
    Map<String, Operation> known = new HashMap<>();
    for (Operation each : Operation.of(contract())) {
      assertThat(each.id()).as("%s", each).matches("[a-z][A-Za-z0-9]+");
      assertThat(known.put(each.id(), each)).as(each.id()).isNull();
      assertThat(each.said().path("summary").asText())
          .as("%s", each)
          .matches("[^/]*[A-Za-z].* / .*\\p{IsHan}.*");
      assertThat(each.said().path("tags")).as("%s", each).hasSize(1);
    }
  }

  @Test
  void every_answer_has_a_shape_and_every_refusal_is_a_problem() throws IOException {
    for (Operation each : Operation.of(contract())) {
      JsonNode answers = each.said().path("responses");
      assertThat(answers.at("/default/$ref").asText()).as("%s", each).endsWith("/Problem");
      List<String> good =
          answers.properties().stream()
              .map(Map.Entry::getKey)
              .filter(s -> s.startsWith("2"))
              .toList();
      assertThat(good).as("%s", each).hasSize(1);
      JsonNode content = answers.path(good.getFirst()).path("content");
      assertThat(content.findValues("schema").isEmpty())
          .as("%s", each)
          .isEqualTo(good.contains("204"));
    }
  }

  @Test
  void every_operation_has_examples_and_they_are_as_it_says() throws IOException {
    JsonNode contract = contract();
    var promised = new Promised(contract);
    Map<String, JsonNode> recorded = Examples.committed().recorded();
    var wrong = new ArrayList<String>();
    var invented = new TreeSet<String>();
    int examples = 0;
    for (Operation each : Operation.of(contract)) {
      if (each.isShown() && !recorded.containsKey(each.id())) {
        invented.add(each.id());
      }
      var bodies = new ArrayList<JsonNode>();
      bodies.add(each.said().at("/requestBody/content/application~1json"));
      each.said().path("responses").forEach(a -> bodies.add(a.at("/content/application~1json")));
      for (JsonNode body : bodies) {
        if (body.has("schema")) {
          assertThat(body.has("example")).as("%s", each).isTrue();
          promised
              .faults(body.path("schema"), body.path("example"))
              .forEach(fault -> wrong.add(each.id() + ": " + fault));
          examples++;
        }
      }
    }
    assertThat(invented).as("operations that no sample has shown; see SampleWalksIT").isEmpty();
    assertThat(wrong).isEmpty();
    assertThat(examples).isGreaterThan(300);
  }

  @Test
  void every_parameter_says_in_both_languages_what_it_is() throws IOException {
    JsonNode contract = contract();
    var untold = new TreeSet<String>();
    int told = 0;
    for (Operation each : Operation.of(contract)) {
      for (JsonNode parameter : each.said().path("parameters")) {
        JsonNode said =
            parameter.has("$ref")
                ? contract.at(parameter.path("$ref").asText().substring(1))
                : parameter;
        if (said.path("description").asText().matches("(?s)[^/]*[A-Za-z].* / .*\\p{IsHan}.*")) {
          told++;
        } else {
          untold.add(each.id() + "?" + said.path("name").asText());
        }
      }
    }
    assertThat(untold).as("give each a text in ParameterText").isEmpty();
    assertThat(told).isGreaterThan(500);
  }

  /** A name of the inside, or of another operation, tells a partner nothing or the wrong thing. */
  @Test
  void schemas_are_called_after_what_they_are_or_after_their_one_operation() throws IOException {
    JsonNode contract = contract();
    Map<String, TreeSet<String>> sentTo = new HashMap<>();
    for (Operation each : Operation.of(contract)) {
      String sent = each.said().at("/requestBody/content/application~1json/schema/$ref").asText();
      sentTo
          .computeIfAbsent(sent.substring(sent.lastIndexOf('/') + 1), _ -> new TreeSet<>())
          .add(each.id().substring(0, 1).toUpperCase(Locale.ROOT) + each.id().substring(1));
    }
    var odd = new TreeSet<String>();
    contract
        .at("/components/schemas")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.matches("Shown[A-Z].*|.*Body|.*[0-9]")) {
                odd.add(name);
              }
              TreeSet<String> operations = sentTo.getOrDefault(name, new TreeSet<>());
              if (operations.size() > 1 && operations.contains(name.replaceAll("Request$", ""))) {
                odd.add(name + " of " + operations);
              }
            });
    assertThat(odd).isEmpty();
  }

  @Test
  void signing_in_names_its_own_refusals() throws IOException {
    for (Operation each : Operation.of(contract())) {
      if (each.id().equals("signIn")) {
        assertThat(Operation.codes(each.said()))
            .contains("API_KEY_INACTIVE", "AUTH_REQUIRED", "RATE_LIMITED", "SANDBOX_ONLY");
      }
    }
  }

  /** A limit that the document does not name is one that a client learns by being refused. */
  @Test
  void everything_that_is_sent_has_its_limits() throws IOException {
    JsonNode contract = contract();
    var endless = new TreeSet<String>();
    for (Operation each : Operation.of(contract)) {
      Limits.missing(
          contract,
          each.said().at("/requestBody/content/application~1json/schema"),
          each.id(),
          endless);
      for (JsonNode parameter : each.said().path("parameters")) {
        JsonNode said =
            parameter.has("$ref")
                ? contract.at(parameter.path("$ref").asText().substring(1))
                : parameter;
        Limits.missing(
            contract, said.path("schema"), each.id() + "?" + said.path("name").asText(), endless);
      }
    }
    assertThat(endless).isEmpty();
  }

  @Test
  void what_has_no_limit_would_be_seen() throws IOException {
    JsonNode sent =
        Joining.YAML.readTree(
            "{type: object, properties: {a: {type: string}, b: {type: array, items: {type: string,"
                + " maxLength: 3}}, c: {type: integer}, d: {type: string, format: uuid}}}");
    var endless = new TreeSet<String>();
    Limits.missing(contract(), sent, "x", endless);
    assertThat(endless).containsExactly("x.a", "x.b", "x.c");
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
  void what_the_code_says_of_members_and_operations_is_said_in_the_contract() throws IOException {
    JsonNode contract = contract();
    JsonNode schemas = contract.at("/components/schemas");
    assertThat(schemas.at("/CastBallotRequest/properties/token/description").asText())
        .contains("ASCII");
    assertThat(schemas.at("/WeeklyOpeningRequest/properties/until/description").asText())
        .isEqualTo("00:00 is the end of the day");
    assertThat(contract.at("/paths/~1api~1v1~1needs~1{id}~1attachments/post/description").asText())
        .startsWith("The body is the file, up to 10 MB")
        .contains("For RES, ");
    int said = 0;
    for (JsonNode schema : schemas) {
      for (JsonNode member : schema.path("properties")) {
        String text = member.path("description").asText();
        assertThat(text).doesNotContain("{@", "*/", "\n");
        said += text.isEmpty() ? 0 : 1;
      }
    }
    assertThat(said).isGreaterThan(600);
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

  static ObjectNode contract() throws IOException {
    ObjectNode contract = Joining.of(documents());
    new SaidInCode(ROOT).addTo(contract);
    Examples.committed().addTo(contract);
    return contract;
  }
}
