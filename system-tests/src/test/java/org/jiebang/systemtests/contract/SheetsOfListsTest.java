package org.jiebang.systemtests.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jiebang.eventsourcing.sheet.SheetFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every list can be taken out as a sheet, or says here why not. */
@Order(2) // after the contract has been written
@Tag("G-02")
class SheetsOfListsTest {

  /** Those that call their items something else. */
  private static final Set<String> LISTS =
      Set.of("getProblemList", "countNeeds", "getBodyMembers", "getResourceAvailability");

  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          entry("getNeedList", "one list with its state; what is on it is listNeeds?list="),
          entry("readFeed", "it has no end: pages by position, JSON lines or a stream"),
          entry("listDeadLetters", "the newest few records that wait, for who mends them"),
          entry("listOperatorActions", "the newest few, of one service, beside its machinery"));

  private static JsonNode contract = Joining.YAML.missingNode();

  @BeforeAll
  static void read() throws IOException {
    contract = Joining.YAML.readTree(Path.of("..").resolve(Promised.CONTRACT).toFile());
  }

  private static JsonNode followed(JsonNode contract, JsonNode said) {
    return said.has("$ref") ? contract.at(said.path("$ref").asText().substring(1)) : said;
  }

  private static JsonNode answered(JsonNode contract, Operation operation) {
    return followed(contract, operation.said().at("/responses/200")).path("content");
  }

  private static boolean isList(JsonNode contract, Operation operation) {
    JsonNode body =
        followed(contract, answered(contract, operation).at("/application~1json/schema"));
    return LISTS.contains(operation.id())
        || isArray(body)
        || isArray(followed(contract, body.at("/properties/items")));
  }

  private static boolean isArray(JsonNode schema) {
    JsonNode type = schema.path("type");
    return (type.isArray() ? type.path(0) : type).asText().equals("array");
  }

  private static List<Operation> lists(JsonNode contract) {
    return Operation.of(contract).stream()
        .filter(operation -> operation.verb().equals("GET") && isList(contract, operation))
        .toList();
  }

  private static Set<String> withoutSheets(JsonNode contract) {
    var without = new TreeSet<String>();
    for (Operation list : lists(contract)) {
      JsonNode answered = answered(contract, list);
      for (SheetFormat format : SheetFormat.values()) {
        if (!answered.has(format.mediaType())) {
          without.add(list.id());
        }
      }
    }
    return without;
  }

  @Test
  void every_list_is_offered_as_csv_and_xlsx_too() {
    assertThat(withoutSheets(contract)).isEqualTo(new TreeSet<>(EXCEPTIONS.keySet()));
    assertThat(lists(contract)).as("lists that were looked at").hasSizeGreaterThan(120);
    assertThat(lists(contract).stream().map(Operation::id)).containsAll(LISTS);
  }

  @Test
  void a_list_that_offers_none_is_found() {
    JsonNode worse = contract.deepCopy();
    var opinions =
        (ObjectNode)
            worse.at("/paths/~1api~1v1~1ballots~1{id}~1opinions/get/responses/200/content");
    opinions.remove("text/csv");
    assertThat(withoutSheets(worse)).contains("listOpinions");
  }
}
