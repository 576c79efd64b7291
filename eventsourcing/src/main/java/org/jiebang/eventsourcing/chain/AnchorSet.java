package org.jiebang.eventsourcing.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.chain.ChainFault.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the anchors of a service say, in bounded memory: read from files, then from the topic, each
 * twice (first what was restored, then the heads).
 */
public final class AnchorSet {

  /** A place that holds anchors. */
  public interface Source {
    /** Hands over every line with the name of what holds it, oldest first. */
    void forEach(AnchorFile.Line line);
  }

  private final String service;
  private final AnchorKeys keys;
  private final int pointsPerPart;
  private final List<NavigableMap<Long, byte[]>> points = new ArrayList<>();
  private final List<Anchor> restored = new ArrayList<>();
  private final List<ChainFault> faults = new ArrayList<>();
  private long count;
  private @Nullable Instant lastAt;

  /** Where one writer's chain has come to, in one source. */
  private record Link(long seq, String hash) {}

  private AnchorSet(String service, AnchorKeys keys, int pointsPerPart) {
    this.service = service;
    this.keys = keys;
    this.pointsPerPart = pointsPerPart;
    for (int part = 0; part < Ids.PARTS; part++) {
      points.add(new TreeMap<>());
    }
  }

  /**
   * @param pointsPerPart positions remembered of each part; of more, the older are thinned out
   */
  public static AnchorSet of(
      String service, AnchorKeys keys, int pointsPerPart, List<Source> sources) {
    var set = new AnchorSet(service, keys, pointsPerPart);
    sources.forEach(set::findRestored);
    sources.forEach(set::take);
    return set;
  }

  /** No anchors at all. */
  static AnchorSet none(String service) {
    return new AnchorSet(service, AnchorKeys.checking(List.of()), 1);
  }

  /** Hash by position, of what must still be there. */
  NavigableMap<Long, byte[]> of(int part) {
    return points.get(part);
  }

  List<ChainFault> faults() {
    return faults;
  }

  long count() {
    return count;
  }

  @Nullable Instant lastAt() {
    return lastAt;
  }

  private void findRestored(Source source) {
    source.forEach(
        (_, line) -> {
          if (line.contains("\"RESTORED\"") && read(line) instanceof Anchor anchor) {
            if (anchor.kind() == Anchor.Kind.RESTORED
                && anchor.service().equals(service)
                && keys.signed(anchor)) {
              restored.add(anchor);
            }
          }
        });
  }

  private void take(Source source) {
    var links = new HashMap<String, Link>();
    var lines = new HashMap<String, Long>();
    long before = count;
    count = 0;
    source.forEach(
        (file, line) -> {
          long number = lines.merge(file, 1L, Long::sum);
          Anchor anchor = read(line);
          if (anchor == null) {
            fault(0, Kind.UNREADABLE_ANCHOR, "line " + number + " of " + file);
          } else {
            take(anchor, links, number, file);
          }
        });
    count = Math.max(count, before);
  }

  private void take(Anchor anchor, Map<String, Link> links, long number, String file) {
    String where =
        "anchor %d of %s (line %d of %s)".formatted(anchor.seq(), anchor.writer(), number, file);
    if (!keys.knows(anchor.key())) {
      fault(anchor.seq(), Kind.UNKNOWN_KEY, where + " is signed by the unlisted " + anchor.key());
      return;
    }
    if (!keys.signed(anchor)) {
      fault(anchor.seq(), Kind.BAD_SIGNATURE, where + " was changed");
      return;
    }
    if (!anchor.service().equals(service)) {
      return; // of another service that shares the folder
    }
    Link before = links.get(anchor.writer());
    String hash = anchor.hash();
    if (before != null && anchor.seq() <= before.seq() && anchor.seq() > 1) {
      return; // handed over again
    }
    boolean begins = anchor.seq() == 1 && anchor.previous().equals(Anchor.FIRST);
    boolean follows =
        before != null
            && anchor.seq() == before.seq() + 1
            && anchor.previous().equals(before.hash());
    // The oldest file may be gone by rotation: then the first that is there begins.
    if (before != null && !follows && !begins) {
      fault(anchor.seq(), Kind.BROKEN_ANCHORS, where + " does not follow " + before.seq());
    }
    if (before == null || anchor.seq() > before.seq() || begins) {
      links.put(anchor.writer(), new Link(anchor.seq(), hash));
    }
    count++;
    if (lastAt == null || anchor.at().isAfter(lastAt)) {
      lastAt = anchor.at();
    }
    anchor.heads().forEach(head -> point(anchor, head));
  }

  private void point(Anchor anchor, Anchor.Head head) {
    if (head.part() < 0 || head.part() >= Ids.PARTS || isVoid(anchor, head)) {
      return;
    }
    NavigableMap<Long, byte[]> known = points.get(head.part());
    byte[] hash = HexFormat.of().parseHex(head.hash());
    byte[] before = known.putIfAbsent(head.pos(), hash);
    if (before != null && !java.util.Arrays.equals(before, hash)) {
      fault(
          anchor.seq(),
          Kind.ANCHORS_DISAGREE,
          "two signed anchors disagree on %d/%d".formatted(head.part(), head.pos()));
    }
    if (known.size() > pointsPerPart) {
      thin(known);
    }
  }

  /** A later restore, signed like everything else, has taken back what it says. */
  private boolean isVoid(Anchor anchor, Anchor.Head head) {
    return restored.stream()
        .anyMatch(r -> r.at().isAfter(anchor.at()) && head.pos() > r.pos(head.part()));
  }

  /** Drops every second point of the older half. */
  private static void thin(NavigableMap<Long, byte[]> known) {
    int half = known.size() / 2;
    int i = 0;
    for (var oldest = known.keySet().iterator(); oldest.hasNext() && i < half; i++) {
      oldest.next();
      if (i % 2 == 1) {
        oldest.remove();
      }
    }
  }

  private static @Nullable Anchor read(String line) {
    try {
      return Anchor.of(line);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void fault(long seq, Kind kind, String detail) {
    faults.add(new ChainFault(ChainFault.ANCHORS, seq, kind, detail));
  }
}
