package org.jiebang.needs.need;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who says «me too».
 *
 * @param joined who joined this need
 * @param carried who came with needs that were merged into this one
 */
record Support(Set<UUID> joined, Map<NeedId, Set<UUID>> carried) {

  static final Support NONE = new Support(Set.of(), Map.of());

  boolean includes(UUID person) {
    return joined.contains(person) || carried.values().stream().anyMatch(s -> s.contains(person));
  }

  boolean isEmpty() {
    return joined.isEmpty() && carried.values().stream().allMatch(Set::isEmpty);
  }

  /** Everybody, each once, in a fixed order. */
  List<UUID> everybody() {
    var all = new TreeSet<>(joined);
    carried.values().forEach(all::addAll);
    return List.copyOf(all);
  }

  Support with(UUID person) {
    var more = new HashSet<>(joined);
    more.add(person);
    return new Support(more, carried);
  }

  Support without(UUID person) {
    var less = new HashSet<>(joined);
    less.remove(person);
    return new Support(less, carried);
  }

  Support carrying(NeedId from, List<UUID> people) {
    var more = new HashMap<>(carried);
    more.put(from, Set.copyOf(people));
    return new Support(joined, more);
  }

  Support returning(NeedId from) {
    var less = new HashMap<>(carried);
    less.remove(from);
    return new Support(joined, less);
  }
}
