package org.jiebang.systemtests.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jiebang.systemtests.Published;

/** I5, a consumer's side: every public fact has had its effect in the gateway's feed, once. */
final class FedOnce {

  private FedOnce() {}

  /**
   * @param topics of the services that the gateway reads
   * @param gateway its log
   */
  static List<String> faults(List<Published> topics, List<LogRow> gateway) {
    Set<String> expected = new HashSet<>();
    topics.stream().filter(one -> !one.withheld()).forEach(one -> expected.add(one.id()));
    List<String> faults = new ArrayList<>();
    Set<String> fed = new HashSet<>();
    for (LogRow row : gateway) {
      if (row.type().equals("fact-fed")) {
        JsonNode fact = row.says().path("fact");
        String id =
            "%s/%d/%d"
                .formatted(
                    fact.path("source").asText(),
                    fact.path("part").asInt(),
                    fact.path("pos").asLong());
        if (!fed.add(id)) {
          faults.add("fed twice: " + id);
        }
        if (!expected.contains(id)) {
          faults.add("fed, never published: " + id);
        }
      }
    }
    expected.stream()
        .filter(id -> !fed.contains(id))
        .forEach(id -> faults.add("published, never fed: " + id));
    return faults;
  }
}
