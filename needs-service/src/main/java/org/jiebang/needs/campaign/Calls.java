package org.jiebang.needs.campaign;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The doors of one building that somebody has been to. Copied with every visit in it; that is why
 * there is one per building.
 *
 * @param households that the building has
 * @param doors the last visit at each
 */
record Calls(int households, Map<String, Call> doors) {

  /**
   * The last visit at a door.
   *
   * @param visit 1, and one more with each further one
   */
  record Call(int visit, VisitOutcome outcome, Set<FindingKind> kinds) {}

  Calls of(int now) {
    return new Calls(now, doors);
  }

  Calls with(String door, Call call) {
    var more = new HashMap<>(doors);
    more.put(door, call);
    return new Calls(households, Collections.unmodifiableMap(more));
  }

  boolean nobodyMet() {
    return doors.values().stream().noneMatch(call -> call.outcome().met());
  }
}
