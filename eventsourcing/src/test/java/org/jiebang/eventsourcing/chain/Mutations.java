package org.jiebang.eventsourcing.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.jiebang.eventsourcing.store.HashChain;
import org.jspecify.annotations.Nullable;

/** Everything that somebody with the table in his hands could do to it, at random. */
final class Mutations {

  /** Where a row lies. */
  record Place(int part, long pos) {

    static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::part).thenComparing(Place::pos, Long::compareUnsigned);
  }

  /**
   * A changed table.
   *
   * @param what was done
   * @param first the place at which it must be found
   * @param rows the whole table afterwards
   */
  record Mutation(String what, Place first, TreeMap<Place, ChainRow> rows) {}

  private static final int COLUMNS = 13;

  private final TreeMap<Place, ChainRow> original;
  private final Map<Integer, Long> ends;
  private final List<Place> places;
  private final SplittableRandom random;

  Mutations(TreeMap<Place, ChainRow> original, SplittableRandom random) {
    this.original = original;
    this.random = random;
    this.places = new ArrayList<>(original.keySet());
    this.ends = new TreeMap<>();
    places.forEach(p -> ends.merge(p.part(), p.pos(), Math::max));
  }

  Map<Integer, Long> ends() {
    return ends;
  }

  long end(int part) {
    return ends.getOrDefault(part, 0L);
  }

  private ChainRow row(Place at) {
    return Objects.requireNonNull(original.get(at));
  }

  /** The next one; never one that a primary or unique key would have refused. */
  Mutation next() {
    Mutation made = null;
    while (made == null || !keysHold(made.rows())) {
      int dice = random.nextInt(100);
      if (dice < 60) {
        made = changedByte();
      } else if (dice < 75) {
        made = deleted();
      } else if (dice < 85) {
        made = swapped();
      } else if (dice < 93) {
        made = cut();
      } else {
        made = recomputed(1 + random.nextInt(100));
      }
    }
    return made;
  }

  private Place any() {
    return places.get(random.nextInt(places.size()));
  }

  private @Nullable Mutation changedByte() {
    Place at = any();
    int column = random.nextInt(COLUMNS);
    ChainRow row = row(at);
    ChainRow changed = change(row, column);
    Place to = new Place(changed.part(), changed.pos());
    if (changed.equals(row) || !to.equals(at) && original.containsKey(to)) {
      return null;
    }
    var rows = new TreeMap<>(original);
    rows.remove(at);
    rows.put(to, changed);
    return new Mutation("a byte of column " + column, at, rows);
  }

  private Mutation deleted() {
    Place at = any();
    var rows = new TreeMap<>(original);
    rows.remove(at);
    return new Mutation("a deleted row", at, rows);
  }

  private @Nullable Mutation swapped() {
    Place one = any();
    Place other =
        random.nextInt(4) > 0 ? new Place(one.part(), 1 + random.nextLong(end(one.part()))) : any();
    if (one.equals(other)) {
      return null;
    }
    var rows = new TreeMap<>(original);
    rows.put(one, moved(row(other), one));
    rows.put(other, moved(row(one), other));
    // In two parts, each is found; one is enough.
    return new Mutation(
        "two swapped rows", Place.ORDER.compare(one, other) < 0 ? one : other, rows);
  }

  Mutation cut() {
    Place at = any();
    var rows = new TreeMap<>(original);
    rows.keySet().removeIf(p -> p.part() == at.part() && p.pos() >= at.pos());
    return new Mutation("a cut end", at, rows);
  }

  /** One row changed and every hash after it made anew. */
  Mutation recomputed(int by) {
    Place at = any();
    var rows = new TreeMap<>(original);
    byte[] tip = at.pos() == 1 ? HashChain.GENESIS : row(new Place(at.part(), at.pos() - 1)).hash();
    for (long pos = at.pos(); pos <= end(at.part()); pos++) {
      var place = new Place(at.part(), pos);
      ChainRow row = row(place);
      if (pos == at.pos()) {
        row = with(row, "{\"by\":" + (1_000 + by) + "}", row.hash());
      }
      tip = row.hashAfter(tip);
      rows.put(place, with(row, row.payload(), tip));
    }
    return new Mutation("a chain computed anew", at, rows);
  }

  private static boolean keysHold(TreeMap<Place, ChainRow> rows) {
    Set<Object> streams = new HashSet<>();
    Set<Object> commands = new HashSet<>();
    return rows.values().stream()
        .allMatch(
            r ->
                streams.add(List.of(r.part(), r.stream(), r.version()))
                    && (r.command() == null || commands.add(List.of(r.part(), r.command()))));
  }

  private ChainRow change(ChainRow r, int column) {
    int part = column == 0 ? r.part() ^ 1 << random.nextInt(8) : r.part();
    long pos = column == 1 ? number(r.pos(), 8) : r.pos();
    UUID stream = column == 2 ? uuid(r.stream()) : r.stream();
    long version = column == 3 ? number(r.version(), 4) : r.version();
    UUID tenant = column == 4 ? uuid(r.tenant()) : r.tenant();
    String type = column == 5 ? text(r.type()) : r.type();
    int schema = column == 6 ? (int) number(r.schema(), 2) : r.schema();
    long at = column == 7 ? number(r.atMicros(), 8) : r.atMicros();
    long recorded = column == 8 ? number(r.recordedMicros(), 8) : r.recordedMicros();
    UUID command =
        column != 9
            ? r.command()
            : r.command() == null
                ? new UUID(random.nextLong(), random.nextLong())
                : random.nextBoolean() ? null : uuid(r.command());
    String payload = column == 10 ? text(r.payload()) : r.payload();
    String meta = column == 11 ? text(r.meta()) : r.meta();
    byte[] hash = r.hash();
    if (column == 12) {
      hash = hash.clone();
      hash[random.nextInt(hash.length)] ^= (byte) (1 + random.nextInt(255));
    }
    return new ChainRow(
        part, pos, stream, version, tenant, type, schema, at, recorded, command, payload, meta,
        hash);
  }

  private long number(long value, int bytes) {
    return value ^ (1L + random.nextInt(255)) << 8 * random.nextInt(bytes);
  }

  private UUID uuid(UUID value) {
    long change = (1L + random.nextInt(255)) << 8 * random.nextInt(8);
    return random.nextBoolean()
        ? new UUID(value.getMostSignificantBits() ^ change, value.getLeastSignificantBits())
        : new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits() ^ change);
  }

  private String text(String value) {
    int at = random.nextInt(value.length());
    char other = (char) ('!' + random.nextInt(90));
    return value.substring(0, at)
        + (other == value.charAt(at) ? '~' : other)
        + value.substring(at + 1);
  }

  private static ChainRow moved(ChainRow r, Place to) {
    return new ChainRow(
        to.part(),
        to.pos(),
        r.stream(),
        r.version(),
        r.tenant(),
        r.type(),
        r.schema(),
        r.atMicros(),
        r.recordedMicros(),
        r.command(),
        r.payload(),
        r.meta(),
        r.hash());
  }

  private static ChainRow with(ChainRow r, String payload, byte[] hash) {
    return new ChainRow(
        r.part(),
        r.pos(),
        r.stream(),
        r.version(),
        r.tenant(),
        r.type(),
        r.schema(),
        r.atMicros(),
        r.recordedMicros(),
        r.command(),
        payload,
        r.meta(),
        hash);
  }
}
