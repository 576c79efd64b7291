package org.jiebang.systemtests.torture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jiebang.systemtests.Ask;

/** I10: what a row of a list says is what a fold of its stream says. */
final class PicturesAgree {

  private static final int NEWEST = 30;

  private PicturesAgree() {}

  /**
   * @param rows as the list shows them, each with its id
   * @param fold what the aggregate itself answers
   */
  static List<String> faults(Iterable<JsonNode> rows, Function<String, JsonNode> fold) {
    List<String> faults = new ArrayList<>();
    for (JsonNode row : rows) {
      JsonNode folded = fold.apply(row.path("id").asText());
      if (!row.equals(folded)) {
        faults.add("the list says " + row + ", its events say " + folded);
      }
    }
    return faults;
  }

  /** The newest of an aggregate's list, read by the community's desk. */
  static List<String> faultsOf(String plural) {
    String path = "/api/v1/" + plural;
    return faults(read(path + "?limit=" + NEWEST).path("items"), id -> read(path + "/" + id));
  }

  private static JsonNode read(String path) {
    return Ask.get(path).as("desk").send().expect(200).json();
  }
}
