package org.jiebang.eventsourcing.chain;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.chain.ChainFault.Kind;
import org.jiebang.eventsourcing.chain.ChainRows.Place;
import org.jiebang.eventsourcing.store.HashChain;
import org.jspecify.annotations.Nullable;

/**
 * Checks a log row by row: every hash, no position missing, every anchored position as its anchor
 * says, every stream without a gap. Of each part the first fault is told; what follows from it is
 * not. The log may be written meanwhile.
 */
public final class ChainVerifier {

  /** What somebody who waits is told; called after each page. */
  public interface Listener {
    void read(int part, long rowsSoFar);
  }

  private static final Listener NOBODY = (_, _) -> {};

  private final String service;
  private final ChainRows rows;
  private final AnchorSet anchors;
  private final int page;
  private final int rowsPerSecond;
  private final int maxFaults;
  private final InstantSource realClock;

  /**
   * @param anchors read before: the log may be longer by now, never shorter
   * @param page rows read at once
   * @param rowsPerSecond at most; 0: as fast as it goes
   * @param maxFaults that the report lists
   */
  public ChainVerifier(
      String service,
      ChainRows rows,
      AnchorSet anchors,
      int page,
      int rowsPerSecond,
      int maxFaults,
      InstantSource realClock) {
    this.service = service;
    this.rows = rows;
    this.anchors = anchors;
    this.page = page;
    this.rowsPerSecond = rowsPerSecond;
    this.maxFaults = maxFaults;
    this.realClock = realClock;
  }

  public ChainReport verify() {
    return verify(NOBODY);
  }

  public ChainReport verify(Listener listener) {
    var run = new Run(listener);
    return run.whole();
  }

  /** One check, from beginning to end. */
  private final class Run {

    private final Listener listener;
    private final List<ChainFault> faults = new ArrayList<>();
    private final Map<Integer, Long> unanchored = new TreeMap<>();
    private final long startNanos = System.nanoTime();
    private long read;
    private long compared;

    Run(Listener listener) {
      this.listener = listener;
    }

    ChainReport whole() {
      var startedAt = realClock.instant();
      // Before the rows: what has read the log was behind it at this moment.
      Map<Integer, Long> witnesses = rows.witnesses();
      for (int part = 0; part < Ids.PARTS; part++) {
        ChainFault first = part(part, witnesses.getOrDefault(part, 0L));
        if (first == null) {
          first = versions(part);
        }
        if (first != null) {
          faults.add(first);
        }
      }
      rows.strays()
          .forEach(
              place ->
                  faults.add(
                      new ChainFault(
                          Integer.parseInt(place.substring(0, place.indexOf('/'))),
                          Long.parseUnsignedLong(place.substring(place.indexOf('/') + 1)),
                          Kind.STRAY,
                          "there is no such part")));
      faults.addAll(anchors.faults());
      return new ChainReport(
          service,
          startedAt,
          realClock.instant(),
          read,
          anchors.count(),
          compared,
          anchors.lastAt(),
          unanchored.values().stream().mapToLong(Long::longValue).sum(),
          Map.copyOf(unanchored),
          List.copyOf(faults.subList(0, Math.min(maxFaults, faults.size()))),
          Math.max(0, faults.size() - maxFaults));
    }

    private @Nullable ChainFault part(int part, long witness) {
      NavigableMap<Long, byte[]> anchored = anchors.of(part);
      long matched = 0;
      long next = 1;
      byte[] tip = HashChain.GENESIS;
      List<ChainRow> found;
      do {
        found = rows.page(part, next == 1 ? 0 : next, page);
        for (int i = 0; i < found.size(); i++) {
          ChainRow row = found.get(i);
          if (row.pos() != next) {
            return row.pos() == 0
                ? new ChainFault(part, 0, Kind.STRAY, "positions begin with 1")
                : new ChainFault(
                    part,
                    next,
                    Kind.MISSING,
                    "the next row stands at " + Long.toUnsignedString(row.pos()));
          }
          byte[] hash = row.hashAfter(tip);
          if (!Arrays.equals(hash, row.hash())) {
            return wrong(found, i, tip, hash);
          }
          byte[] expected = anchored.get(next);
          if (expected != null) {
            if (!Arrays.equals(expected, hash)) {
              return new ChainFault(
                  part,
                  next,
                  Kind.RECOMPUTED,
                  "rows after %d were changed and their hashes computed anew".formatted(matched));
            }
            matched = next;
            compared++;
          }
          tip = hash;
          next++;
        }
        read += found.size();
        listener.read(part, read);
        slowDown();
      } while (found.size() == page);
      return end(part, next - 1, anchored.isEmpty() ? 0 : anchored.lastKey(), witness);
    }

    private @Nullable ChainFault end(int part, long last, long anchoredTo, long witness) {
      if (anchoredTo > last) {
        return new ChainFault(
            part,
            last + 1,
            Kind.CUT,
            "%d rows are missing at the end: an anchor names %d"
                .formatted(anchoredTo - last, anchoredTo));
      }
      if (last > anchoredTo) {
        unanchored.put(part, last - anchoredTo);
      }
      if (witness > last) {
        return new ChainFault(
            part,
            last + 1,
            Kind.CUT_UNANCHORED,
            "%d unanchored rows are missing at the end: a view or the relay has read %d"
                .formatted(witness - last, witness));
      }
      return null;
    }

    /** What was done to the row at {@code i}, which does not have its hash. */
    private ChainFault wrong(List<ChainRow> found, int i, byte[] tip, byte[] hash) {
      ChainRow row = found.get(i);
      for (ChainRow other : found.subList(i + 1, found.size())) {
        if (Arrays.equals(other.hashAfter(tip, row.pos()), other.hash())) {
          return new ChainFault(
              row.part(),
              row.pos(),
              Kind.SWAPPED,
              "its row stands at " + Long.toUnsignedString(other.pos()));
        }
      }
      boolean onlyTheHash =
          i + 1 < found.size()
              && Arrays.equals(found.get(i + 1).hashAfter(hash), found.get(i + 1).hash());
      return new ChainFault(
          row.part(),
          row.pos(),
          Kind.CHANGED,
          onlyTheHash ? "the next row stands on another hash" : "the row is not the one hashed");
    }

    private @Nullable ChainFault versions(int part) {
      Place last = Place.FIRST;
      List<Place> found;
      do {
        found = rows.places(part, last, page);
        for (Place place : found) {
          long expected = place.stream().equals(last.stream()) ? last.version() + 1 : 1;
          if (place.version() != expected && !last.equals(Place.FIRST)
              || last.equals(Place.FIRST) && place.version() != 1) {
            return new ChainFault(
                part,
                0,
                Kind.VERSION_GAP,
                "stream %s lacks version %d".formatted(place.stream(), expected));
          }
          last = place;
        }
        slowDown();
      } while (found.size() == page);
      return null;
    }

    private void slowDown() {
      if (rowsPerSecond > 0) {
        long due = startNanos + TimeUnit.SECONDS.toNanos(read) / rowsPerSecond;
        long ahead = due - System.nanoTime();
        if (ahead > 0) {
          LockSupport.parkNanos(ahead);
        }
      }
    }
  }
}
