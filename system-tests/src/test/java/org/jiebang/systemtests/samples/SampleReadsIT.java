package org.jiebang.systemtests.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jiebang.local.story.Answer;
import org.jiebang.systemtests.House;
import org.jiebang.systemtests.contract.Operation;
import org.jiebang.systemtests.contract.Promised;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Reads whatever the samples left behind, as their desks: each list, the first thing on it, its
 * history and what changed. While examples are collected, this is where those of reading come from.
 */
@Order(11)
class SampleReadsIT {

  private static final List<String> DESKS =
      List.of("desk", "boyuan-desk", "pilots-desk", "yucaijie-desk", "dida-desk");

  private final LoadedSamples samples = LoadedSamples.get();
  private final List<Operation> reads =
      Promised.committed().operations().stream().filter(each -> each.verb().equals("GET")).toList();
  private final Set<String> seen = new TreeSet<>();
  private final List<String> broken = new ArrayList<>();

  @Test
  void each_list_its_first_and_its_history_can_be_read_by_a_desk() {
    for (String desk : DESKS) {
      for (Operation list : reads) {
        if (list.path().matches("/api/v1/[a-z-]+")) {
          readFrom(list, desk);
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(seen)
        .contains(
            "listCampaigns", "getCampaign", "getCampaignEvents", "diffCampaign", "listFindings")
        .hasSizeGreaterThan(80);
  }

  private void readFrom(Operation list, String desk) {
    JsonNode page = read(list, "", desk);
    for (Operation each : reads) {
      String behind = list.path() + "/{id}";
      if (page.at("/items/0").has("id")
          && each.path().startsWith(behind)
          && each.path().indexOf('{', behind.length()) < 0) {
        read(each, page.at("/items/0/id").asText(), desk);
      }
    }
  }

  /** Missing where the desk may not, or something must be said that only a person knows. */
  private JsonNode read(Operation operation, String id, String desk) {
    var query = new ArrayList<String>();
    for (JsonNode parameter : operation.said().path("parameters")) {
      String name = parameter.path("name").asText();
      boolean inQuery = parameter.path("in").asText().equals("query");
      switch (name) {
        case "community" -> query.add("community=" + community(desk));
        case "from" -> query.add("from=1");
        case "to" -> query.add("to=2");
        case "limit" -> query.add("limit=2");
        default -> {
          if (inQuery && parameter.path("required").asBoolean()) {
            return MissingNode.getInstance();
          }
        }
      }
    }
    String path = operation.path().replace("{id}", id) + "?" + String.join("&", query);
    Answer answer = samples.get(path, House.cast().token(desk));
    if (answer.status() == 200) {
      seen.add(operation.id());
    } else if (answer.status() >= 500) {
      broken.add(operation + " " + answer.status());
    }
    return answer.body();
  }

  private static String community(String desk) {
    String grant = House.cast().player(desk).grants()[0];
    return grant.substring(grant.indexOf(':') + 1);
  }
}
