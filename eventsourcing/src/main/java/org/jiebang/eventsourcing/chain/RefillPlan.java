package org.jiebang.eventsourcing.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jiebang.eventsourcing.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Which of the positions behind a restored log can come back from Kafka: of each part as many as
 * are whole and follow one another, no command in halves, nothing whose cause is lost. The rest is
 * lost, with the reason (ADR 0016).
 */
final class RefillPlan {

  /** A part of a service's log. */
  record Part(String service, int number) {}

  /**
   * Where a restored part ends.
   *
   * @param hash hex
   */
  record End(long pos, String hash) {}

  /** Why a position cannot come back. */
  enum Why {
    /** Kafka has it without personal fields, or only its place. */
    NOT_WHOLE,
    /** Kafka does not have it, but later ones. */
    NOT_THERE,
    /** It does not stand on the restored end. */
    FORKED,
    /** Another event of its command is lost. */
    COMMAND_TORN,
    /** The fact that caused it is lost. */
    CAUSE_LOST,
    /** A position before it in its part is lost. */
    BEHIND_A_LOST_ONE
  }

  /**
   * A position that somebody has seen and nobody can bring back.
   *
   * @param known what Kafka knows of it; null when nothing
   */
  record Lost(Part part, long pos, Why why, @Nullable TailRow known) {}

  /** Whether an event of a stream is in the restored log. */
  interface Restored {
    boolean has(String service, UUID stream, long version);
  }

  private final Map<Part, End> ends;
  private final Map<Part, NavigableMap<Long, TailRow>> tails;
  private final Set<String> services;
  private final Restored restored;
  private final Map<Part, Long> keepTo = new HashMap<>();
  private final Map<Part, Why> why = new HashMap<>();
  private final Map<String, List<TailRow>> begun = new HashMap<>();
  private final Map<String, Long> places = new HashMap<>();

  private RefillPlan(
      Set<String> services,
      Map<Part, End> ends,
      Map<Part, NavigableMap<Long, TailRow>> tails,
      Restored restored) {
    this.services = services;
    this.ends = ends;
    this.tails = tails;
    this.restored = restored;
  }

  /**
   * @param services of the installation
   * @param ends of the restored logs; a part that is not among them is empty
   * @param tails what Kafka has behind them
   */
  static RefillPlan of(
      Set<String> services,
      Map<Part, End> ends,
      Map<Part, NavigableMap<Long, TailRow>> tails,
      Restored restored) {
    var plan = new RefillPlan(services, ends, tails, restored);
    tails.keySet().forEach(plan::follow);
    tails.forEach((part, tail) -> tail.values().forEach(row -> plan.index(part, row)));
    while (plan.tails.keySet().stream().anyMatch(plan::shorten)) {
      continue; // each round cuts at least one position
    }
    return plan;
  }

  /** The rows that come back, by part in order. */
  Map<Part, List<TailRow>> kept() {
    var kept = new HashMap<Part, List<TailRow>>();
    tails.forEach(
        (part, tail) -> {
          var rows = tail.subMap(end(part).pos(), false, keepTo(part), true).values();
          if (!rows.isEmpty()) {
            kept.put(part, List.copyOf(rows));
          }
        });
    return kept;
  }

  List<Lost> lost() {
    var lost = new ArrayList<Lost>();
    tails.forEach(
        (part, tail) -> {
          long first = keepTo(part) + 1;
          for (long pos = first; !tail.isEmpty() && pos <= tail.lastKey(); pos++) {
            Why reason =
                pos == first ? why.getOrDefault(part, Why.NOT_THERE) : Why.BEHIND_A_LOST_ONE;
            lost.add(new Lost(part, pos, reason, tail.get(pos)));
          }
        });
    return lost;
  }

  private End end(Part part) {
    return ends.getOrDefault(part, new End(0, Anchor.FIRST));
  }

  private long keepTo(Part part) {
    return keepTo.getOrDefault(part, end(part).pos());
  }

  private void follow(Part part) {
    NavigableMap<Long, TailRow> tail = Objects.requireNonNull(tails.get(part));
    long pos = end(part).pos();
    String hash = end(part).hash();
    while (!tail.isEmpty() && pos < tail.lastKey()) {
      TailRow next = tail.get(pos + 1);
      Why reason =
          next == null
              ? Why.NOT_THERE
              : !next.previous().equals(hash)
                  ? Why.FORKED
                  : next.row() == null ? Why.NOT_WHOLE : null;
      if (next == null || reason != null) {
        why.put(part, Objects.requireNonNull(reason));
        break;
      }
      hash = next.hash();
      pos++;
    }
    keepTo.put(part, pos);
  }

  private void index(Part part, TailRow row) {
    if (row.stream() != null) {
      places.put(place(part.service(), row.stream(), row.version()), row.pos());
    }
    if (row.beginsCommand()) {
      begun.computeIfAbsent(part.service() + " " + row.command(), _ -> new ArrayList<>()).add(row);
    }
  }

  private static String place(String service, UUID stream, long version) {
    return service + " " + stream + " " + version;
  }

  /** Cuts the part at the first position that may not stay; whether there was one. */
  private boolean shorten(Part part) {
    NavigableMap<Long, TailRow> tail = Objects.requireNonNull(tails.get(part));
    for (TailRow row : tail.subMap(end(part).pos(), false, keepTo(part), true).values()) {
      Why reason = !isWhole(part.service(), row) ? Why.COMMAND_TORN : causeOf(row);
      if (reason != null) {
        keepTo.put(part, row.pos() - 1);
        why.put(part, reason);
        return true;
      }
    }
    return false;
  }

  /** Whether every event of the row's command stays. */
  private boolean isWhole(String service, TailRow row) {
    if (row.beginsCommand()) {
      return row.led().stream().allMatch(l -> stays(service, l.stream(), l.version()));
    }
    return begun.getOrDefault(service + " " + row.command(), List.of()).stream()
        .anyMatch(
            first ->
                stays(service, Objects.requireNonNull(first.stream()), first.version())
                    && first.led().stream()
                        .anyMatch(
                            l -> l.stream().equals(row.stream()) && l.version() >= row.version()));
  }

  private boolean stays(String service, UUID stream, long version) {
    Long pos = places.get(place(service, stream, version));
    return pos == null
        ? restored.has(service, stream, version)
        : pos <= keepTo(new Part(service, Ids.part(stream)));
  }

  private @Nullable Why causeOf(TailRow row) {
    String cause = row.causation();
    String[] place = cause == null ? new String[0] : cause.split("/");
    if (place.length != 3 || !place[1].matches("\\d{1,2}") || !place[2].matches("\\d{1,18}")) {
      return null; // a timer or a request
    }
    var part = new Part(place[0], Integer.parseInt(place[1]));
    return services.contains(place[0]) && Long.parseLong(place[2]) > keepTo(part)
        ? Why.CAUSE_LOST
        : null;
  }

  /** What is kept of each part, and where it ends then. */
  Map<Part, End> endsAfter() {
    var after =
        new TreeMap<Part, End>(
            java.util.Comparator.comparing(Part::service).thenComparing(Part::number));
    after.putAll(ends);
    kept()
        .forEach(
            (part, rows) -> after.put(part, new End(rows.getLast().pos(), rows.getLast().hash())));
    return after;
  }
}
