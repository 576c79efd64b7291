package org.jiebang.eventsourcing.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two JSON values, leaf by leaf. */
final class JsonDiff {

  private JsonDiff() {}

  /** In the order of paths. */
  static List<Change> of(JsonNode before, JsonNode after) {
    var changes = new ArrayList<Change>();
    compare("", before, after, changes);
    return changes;
  }

  private static void compare(
      String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Change> changes) {
    if (before != null && before.equals(after)) {
      return;
    }
    if (before != null && after != null && before.isObject() && after.isObject()) {
      var names = new TreeSet<String>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String below = path + "/" + name.replace("~", "~0").replace("/", "~1");
        compare(below, before.get(name), after.get(name), changes);
      }
    } else if (before != null && after != null && before.isArray() && after.isArray()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(path + "/" + i, before.get(i), after.get(i), changes);
      }
    } else {
      changes.add(new Change(path, before, after));
    }
  }
}
