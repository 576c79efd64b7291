package org.jiebang.eventsourcing.chain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jiebang.eventsourcing.Ids;

/** A table in memory, so that a thousand changes of it take a second. */
record MemoryRows(TreeMap<Mutations.Place, ChainRow> rows, Map<Integer, Long> witnesses)
    implements ChainRows {

  private static final Comparator<Place> BY_STREAM =
      Comparator.comparing((Place p) -> p.stream().getMostSignificantBits(), Long::compareUnsigned)
          .thenComparing(p -> p.stream().getLeastSignificantBits(), Long::compareUnsigned)
          .thenComparing(Place::version);

  @Override
  public List<ChainRow> page(int part, long from, int limit) {
    return rows.tailMap(new Mutations.Place(part, from)).values().stream()
        .takeWhile(r -> r.part() == part)
        .limit(limit)
        .toList();
  }

  @Override
  public List<Place> places(int part, Place after, int limit) {
    return rows
        .subMap(new Mutations.Place(part, 0), new Mutations.Place(part + 1, 0))
        .values()
        .stream()
        .map(r -> new Place(r.stream(), r.version()))
        .filter(p -> after.equals(Place.FIRST) || BY_STREAM.compare(p, after) > 0)
        .sorted(BY_STREAM)
        .limit(limit)
        .toList();
  }

  @Override
  public List<String> strays() {
    return rows.keySet().stream()
        .filter(p -> p.part() >= Ids.PARTS)
        .map(p -> p.part() + "/" + Long.toUnsignedString(p.pos()))
        .toList();
  }
}
