package org.jiebang.needs.ballot;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The households of one building and how far each has come. A roll is copied with every fact about
 * one of its doors; that is why there is one per building and not one for all.
 *
 * @param doors in their order
 */
record Roll(Map<String, Standing> doors) {

  /** How far a household has come. */
  enum Standing {
    /** Nobody has been there with a paper yet. */
    ENTITLED,
    HANDED,
    RETURNED,
    /** Wanted no paper, or gave it back empty; may still think better of it. */
    REFUSED
  }

  static final Roll EMPTY = new Roll(Map.of());

  Roll with(Collection<String> entitled) {
    var more = new TreeMap<>(doors);
    entitled.forEach(door -> more.putIfAbsent(door, Standing.ENTITLED));
    return new Roll(Collections.unmodifiableMap(more));
  }

  Roll without(Collection<String> struck) {
    var fewer = new TreeMap<>(doors);
    struck.forEach(fewer::remove);
    return new Roll(Collections.unmodifiableMap(fewer));
  }

  Roll with(String door, Standing now) {
    var changed = new TreeMap<>(doors);
    changed.put(door, now);
    return new Roll(Collections.unmodifiableMap(changed));
  }

  int size() {
    return doors.size();
  }

  int count(Standing standing) {
    return (int) doors.values().stream().filter(s -> s == standing).count();
  }
}
