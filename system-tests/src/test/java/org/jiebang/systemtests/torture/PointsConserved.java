package org.jiebang.systemtests.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I6: points move, none appears or disappears, and nobody ever has less than nothing. */
final class PointsConserved {

  private PointsConserved() {}

  /**
   * @param log of the points service, by part and position: all of an account lies in one part
   */
  static List<String> faults(List<LogRow> log) {
    List<String> faults = new ArrayList<>();
    Map<String, Long> balances = new HashMap<>();
    Set<String> owned = new HashSet<>();
    Set<String> entries = new HashSet<>();
    for (LogRow row : log) {
      JsonNode says = row.says();
      if (row.type().equals("account-opened")) {
        owned.add(says.path("account").asText());
      }
      if (!says.has("transfer") || !entries.add(says.path("entry").asText())) {
        continue;
      }
      JsonNode transfer = says.path("transfer");
      long amount = transfer.path("amount").asLong();
      if (amount < 0) {
        faults.add("a transfer of less than nothing: " + row.place());
      }
      balances.merge(transfer.path("credit").asText(), amount, Long::sum);
      String giver = transfer.path("debit").asText();
      if (balances.merge(giver, -amount, Long::sum) < 0 && owned.contains(giver)) {
        faults.add("an account below zero at " + row.place());
      }
    }
    long sum = balances.values().stream().mapToLong(Long::longValue).sum();
    if (sum != 0) {
      faults.add("all accounts together hold " + sum);
    }
    return faults;
  }
}
