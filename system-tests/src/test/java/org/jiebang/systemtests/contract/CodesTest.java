package org.jiebang.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The tables of the lifecycles say what a command is refused with in each state, and a walk holds
 * them against the rules. The contract must name all of it.
 */
class CodesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** The collection of a table's aggregate: streams within others have no paths of their own. */
  private static final Map<String, String> COLLECTIONS =
      Map.ofEntries(
          Map.entry("need", "needs"),
          Map.entry("need-list", "need-lists"),
          Map.entry("ballot", "ballots"),
          Map.entry("campaign", "campaigns"),
          Map.entry("resource", "resources"),
          Map.entry("project", "projects"),
          Map.entry("work-plan", "work-plans"),
          Map.entry("research-report", "research-reports"),
          Map.entry("publicity", "publicity-records"),
          Map.entry("subscription", "subscriptions"),
          Map.entry("community", "communities"),
          Map.entry("body", "bodies"),
          Map.entry("tripartite", "tripartites"),
          Map.entry("task", "tasks"),
          Map.entry("session", "sessions"),
          Map.entry("acceptance", "acceptances"),
          Map.entry("evaluation", "evaluations"),
          Map.entry("agreement", "agreements"),
          Map.entry("organisation", "organisations"),
          Map.entry("account", "accounts"),
          Map.entry("reward", "rewards"),
          Map.entry("redemption", "redemptions"));

  @Test
  void what_a_table_refuses_with_is_named_at_its_operation() throws IOException {
    Map<String, Set<String>> promised = new HashMap<>();
    for (Operation each : Operation.of(ContractTest.contract())) {
      String[] segments = each.path().split("/");
      if (each.isCommand() && each.path().matches("/api/v1/[a-z-]+/\\{id}/[a-z-]+")) {
        promised.put(
            each.collection() + "/" + segments[segments.length - 1], Operation.codes(each.said()));
      }
    }
    var missing = new TreeSet<String>();
    int looked = 0;
    for (String module : List.of("needs-service", "matching-service", "points-service")) {
      try (var tables = Files.list(ROOT.resolve(module).resolve("src/main/resources/lifecycle"))) {
        for (Path table : tables.sorted().toList()) {
          String name = table.getFileName().toString().replace(".csv", "");
          for (String line : Files.readAllLines(table)) {
            String[] cell = line.split(",", -1);
            if (cell.length < 3 || !cell[2].matches("[A-Z][A-Z0-9_]+")) {
              continue;
            }
            Set<String> codes = promised.get(COLLECTIONS.get(name) + "/" + kebab(cell[0]));
            if (codes != null && !cell[1].equals("NONE")) {
              looked++;
              if (!codes.contains(cell[2])) {
                missing.add(name + " " + cell[0] + " " + cell[2]);
              }
            }
          }
        }
      }
    }
    System.out.println("Cells of lifecycles looked at: " + looked);
    assertThat(missing).isEmpty();
    assertThat(looked).isGreaterThan(400);
  }

  private static String kebab(String command) {
    return command.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
