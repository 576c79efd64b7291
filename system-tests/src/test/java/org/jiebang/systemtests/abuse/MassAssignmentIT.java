package org.jiebang.systemtests.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jiebang.systemtests.Reply;
import org.jiebang.systemtests.Written;
import org.jiebang.systemtests.contract.Operation;
import org.jiebang.systemtests.contract.Served;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Every member that any answer shows, put into every request that does not know it: refused by
 * name. Answers are held against the contract wherever they come, so nothing is shown either that
 * is not said.
 */
@Order(9)
class MassAssignmentIT {

  /** Those that would be worth most, tried everywhere; of the others each body gets a few. */
  private static final List<String> WORTH_MOST =
      List.of("id", "state", "version", "points", "tenant", "grants", "actor");

  private static final int OTHERS = 3;

  @Test
  void nobody_sets_what_no_request_knows() {
    Served contract = Served.read();
    var shown = new TreeSet<String>();
    contract
        .document()
        .at("/components/schemas")
        .forEach(s -> s.path("properties").fieldNames().forEachRemaining(shown::add));
    assertThat(shown).hasSizeGreaterThan(200);
    var random = new SplittableRandom(contract.operations().size());
    var good = new GoodRequests(contract, Playground.open());
    var roles = new HostileRequests(contract, Playground.open());
    Written written = Written.sinceNow();
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (Operation operation : contract.operations()) {
      JsonNode schema = operation.said().at("/requestBody/content/application~1json/schema");
      JsonNode known = contract.resolved(schema).path("properties");
      if (!operation.isCommand() || schema.isMissingNode() || known.isEmpty()) {
        continue;
      }
      var names = new ArrayList<>(WORTH_MOST);
      for (int i = 0; i < OTHERS; i++) {
        names.add(OddValues.pick(List.copyOf(shown), random));
      }
      for (String name : names) {
        if (known.has(name)) {
          continue;
        }
        Draft draft = good.of(operation, random);
        String value = good.value(name, known.path(name), random, 0).toString();
        String rest = draft.text().substring(1);
        draft.text("{\"" + name + "\":" + value + (rest.equals("}") ? "" : ",") + rest);
        Reply reply = draft.ask(roles.account(operation, random)).send();
        asked++;
        boolean told =
            reply.is(400, "VALIDATION_FAILED")
                && reply.json().at("/violations/0/field").asText().equals(name);
        // Who may not do it at all is not told what was wrong with the body.
        if (!told && reply.status() != 403 && reply.status() != 401) {
          wrong.add(operation.id() + " with " + name + " " + draft + " -> " + reply);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(600);
    assertThat(written.commands()).as("commands carried out").isZero();
  }
}
