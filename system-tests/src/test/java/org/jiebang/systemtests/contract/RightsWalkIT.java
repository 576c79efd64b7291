package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jiebang.local.story.SampleCommunity;
import org.jiebang.systemtests.Ask;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.Logs;
import org.jiebang.systemtests.Needs;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.Runners;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the contract, asked by every role, of what is there, of what is another
 * community's and of what is not there: whoever may not is told so, and nothing is written.
 */
@Order(7)
class RightsWalkIT {

  private static final String MISSING = "01a00000-0000-7000-8000-000000000001";

  /** One account of the sample community for each role that it has. */
  private static final Map<String, String> BY_ROLE =
      Map.of(
          "DIS", SampleCommunity.DISTRICT,
          "COM", "desk",
          "GRD", "grid",
          "RES", "neighbour",
          "UNI", "uni-2",
          "DEP", "dep-2",
          "PNL", "panel-3",
          "VOL", "volunteer-3",
          "MER", "shop",
          "OPS", "operator");

  /**
   * What whoever is signed in may read wherever they live, because its aggregate counts everybody
   * among its parties. Another name here is a decision, and not a small one.
   */
  private static final Set<String> FOR_ALL =
      Set.of(
          "organisations", "communities", "tasks", "sessions", "evaluations", "rewards", "schemes");

  /** What is there, by the first segment of its path. */
  private static final Map<String, String> THERE = new HashMap<>();

  private static final List<Operation> OPERATIONS = new ArrayList<>();

  private record Operation(String id, String verb, String path, Set<String> roles, boolean open) {

    boolean isCommand() {
      return verb.equals("POST");
    }

    String collection() {
      return path.startsWith("/api/v1/") ? path.split("/")[3] : "admin";
    }

    String of(String thing) {
      return path.replaceFirst("\\{(id|needId)}", thing)
          .replace("{service}", "needs")
          .replaceAll("\\{(part|pos)}", "1")
          .replace("{source}", "matching")
          .replace("{view}", "need")
          .replaceAll("\\{[a-z]+}", MISSING);
    }

    Reply by(String account, String thing) {
      return (isCommand() ? Ask.post(of(thing)) : Ask.method(verb, of(thing))).as(account).send();
    }
  }

  @BeforeAll
  static void find() throws IOException {
    Runners.ready();
    Needs.submitted();
    read(Joining.YAML.readTree(Ask.get("/openapi.yaml").send().expect(200).text()));
    for (Operation each : OPERATIONS) {
      String list = "/api/v1/" + each.collection();
      if (each.path().contains("{id}") && !THERE.containsKey(each.collection())) {
        String where =
            each.collection().equals("persons")
                ? "?scope=" + House.community()
                : Set.of("communities", "organisations").contains(each.collection())
                    ? ""
                    : "?community=" + House.community();
        Reply page = Ask.get(list + where).as("desk").send();
        JsonNode first = page.status() == 200 ? page.json().at("/items/0/id") : page.json();
        THERE.put(each.collection(), first.isTextual() ? first.asText() : MISSING);
      }
    }
  }

  private static void read(JsonNode contract) {
    contract
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb -> {
                          JsonNode o = verb.getValue();
                          if (o.has("operationId")) {
                            var roles = new TreeSet<String>();
                            o.path("x-roles").forEach(role -> roles.add(role.asText()));
                            OPERATIONS.add(
                                new Operation(
                                    o.path("operationId").asText(),
                                    verb.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    roles,
                                    o.at("/security/0").isObject()
                                        && o.at("/security/0").isEmpty()));
                          }
                        }));
  }

  @Test
  void nobody_without_a_token_gets_further_than_the_door_says() {
    assertThat(OPERATIONS.stream().filter(Operation::open).map(Operation::id))
        .containsExactlyInAnyOrder("signIn", "keySet", "rateByLink");
    for (Operation each : OPERATIONS) {
      if (!each.open()) {
        Ask ask = each.isCommand() ? Ask.post(each.of(MISSING)) : Ask.get(each.of(MISSING));
        ask.send().expect(401, "AUTH_REQUIRED");
        ask.bearer("eyJhbGciOiJub25lIn0.e30.").send().expect(401, "AUTH_REQUIRED");
      }
    }
  }

  @Test
  void no_command_is_for_whoever_is_signed_in() {
    assertThat(OPERATIONS)
        .filteredOn(o -> o.isCommand() && !o.open() && o.roles().isEmpty())
        .isEmpty();
  }

  @Test
  void every_role_that_may_not_is_told_so() {
    long before = Logs.total();
    Map<String, Integer> told = new LinkedHashMap<>();
    var wrong = new ArrayList<String>();
    for (Operation each : OPERATIONS) {
      for (String role : BY_ROLE.keySet()) {
        if (each.roles().isEmpty() || each.roles().contains(role)) {
          continue;
        }
        for (String thing : List.of(THERE.getOrDefault(each.collection(), MISSING), MISSING)) {
          Reply reply = each.by(BY_ROLE.getOrDefault(role, ""), thing);
          // Whether a district may act in its community's place is known only with the thing.
          boolean right =
              reply.status() == 403
                  || role.equals("DIS") && Set.of(400, 404, 422).contains(reply.status());
          told.merge(reply.status() + " " + reply.code(), 1, Integer::sum);
          if (!right) {
            wrong.add(role + " " + each.id() + " " + reply);
          }
        }
      }
    }
    System.out.println("Rights walked: " + OPERATIONS.size() + " operations, " + told);
    assertThat(wrong).isEmpty();
    assertThat(told.values().stream().mapToInt(n -> n).sum()).isGreaterThan(1_000);
    assertThat(Logs.total()).as("nothing was written").isEqualTo(before);
  }

  @Test
  void what_is_not_there_is_not_found_by_whoever_may_ask() {
    long before = Logs.total();
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (Operation each : OPERATIONS) {
      if (each.open() || !each.path().contains("{id}")) {
        continue;
      }
      Set<String> roles = each.roles().isEmpty() ? BY_ROLE.keySet() : each.roles();
      for (String role : roles) {
        String account = BY_ROLE.get(role);
        if (account != null) {
          Reply reply = each.by(account, MISSING);
          asked++;
          // A body that is not even of the right shape may be refused first; so may a query.
          if (reply.status() != 404 && reply.status() != 400) {
            wrong.add(role + " " + each.id() + " " + reply);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(300);
    assertThat(Logs.total()).as("nothing was written").isEqualTo(before);
  }

  @Test
  void the_desk_next_door_neither_sees_nor_does_anything() {
    String desk = Strangers.deskNextDoor();
    long before = Logs.total();
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (Operation each : OPERATIONS) {
      String thing = THERE.getOrDefault(each.collection(), MISSING);
      if (each.open() || !each.path().contains("{id}") || thing.equals(MISSING)) {
        continue;
      }
      if (!each.isCommand() && FOR_ALL.contains(each.collection())) {
        continue;
      }
      Reply reply = each.by(desk, thing);
      asked++;
      if (!Set.of(400, 403, 404).contains(reply.status())) {
        wrong.add(each.id() + " " + reply);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(80);
    assertThat(Logs.total()).as("nothing was written").isEqualTo(before);
  }
}
