package org.jiebang.eventsourcing.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jiebang.eventsourcing.store.Entry.NewEvent;
import org.jiebang.eventsourcing.store.Entry.Result;
import org.jiebang.eventsourcing.store.Entry.Share;
import org.jspecify.annotations.Nullable;

/**
 * Claims positions for a batch and writes it. The heads and versions in memory are good guesses;
 * the unique keys decide:
 *
 * <ul>
 *   <li>{@code (part, pos)}: somebody else appended to the part: read on, claim again;
 *   <li>{@code (part, stream, version)}: somebody else appended to the stream: {@link
 *       Result.Conflict};
 *   <li>{@code (part, command)}: the command was carried out before: {@link Result.Repeated}.
 * </ul>
 *
 * On the hot path nothing is read and one statement is written. After any failure the batch's
 * heads, versions and command ids are read again, what cannot go on is told so, and the rest is
 * claimed anew. A lost connection leaves the outcome unknown; the same reading settles it, because
 * every entry has a command id.
 */
final class Flush {

  private static final int MAX_ATTEMPTS = 60;
  private static final int CACHED_VERSIONS = 100_000;
  private static final long RECONNECT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final int MAX_RECONNECTS = 15; // × 200 ms: then the callers hear 503

  private final MariaDbLog log;
  private final Heads heads;
  private final IntConsumer seen;
  private final IntConsumer committed;
  private final Cache<UUID, Long> versions =
      Caffeine.newBuilder().maximumSize(CACHED_VERSIONS).build();

  /**
   * @param seen told the parts where others have appended
   * @param committed told the parts of our own rows, after their commit has returned
   */
  Flush(MariaDbLog log, Heads heads, IntConsumer seen, IntConsumer committed) {
    this.log = log;
    this.heads = heads;
    this.seen = seen;
    this.committed = committed;
  }

  /** Tells every entry its result. The caller holds the locks of all parts concerned. */
  void run(List<Entry> batch, Writer writer) throws SQLException {
    for (Entry entry : batch) {
      entry.parts().stream().filter(part -> !heads.known(part)).forEach(this::catchUp);
    }
    List<Entry> left = batch;
    Set<UUID> claimed = new HashSet<>(); // ours, written with unknown outcome
    int reconnects = 0;
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      if (attempt > MAX_ATTEMPTS) {
        throw new StoreUnavailable("no position after " + MAX_ATTEMPTS + " attempts");
      }
      var rows = new ArrayList<StoredEvent>();
      var later = new ArrayList<Entry>();
      List<Entry> go = claim(left, rows, later);
      if (go.isEmpty()) {
        left = later;
        continue;
      }
      try {
        writer.write(rows);
        written(go, rows);
        left = later;
      } catch (SQLException e) {
        boolean lost = SqlErrors.connectionLost(e);
        if (!lost && !SqlErrors.duplicate(e) && !SqlErrors.transientConflict(e)
            || lost && ++reconnects > MAX_RECONNECTS) {
          throw e;
        }
        if (lost) {
          go.forEach(entry -> claimed.add(entry.commandId()));
          LockSupport.parkNanos(RECONNECT_PAUSE_NANOS);
        } else if (attempt > 2) {
          LockSupport.parkNanos(
              ThreadLocalRandom.current().nextLong(50_000L * Math.min(attempt, 20)));
        }
        go.addAll(later);
        left = sortOut(go, claimed, lost);
      }
    }
  }

  /**
   * Gives positions to the entries that can go, in {@code rows}; conflicts are told, command ids
   * that occur twice wait.
   */
  private List<Entry> claim(List<Entry> left, List<StoredEvent> rows, List<Entry> later) {
    var go = new ArrayList<Entry>(left.size());
    var commands = new HashSet<UUID>();
    var next = new HashMap<UUID, Long>();
    var ends = new HashMap<Integer, StoredEvent>();
    Instant recordedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    for (Entry entry : left) {
      if (!commands.add(entry.commandId())) {
        later.add(entry);
      } else if (overtaken(entry, next)) {
        entry.result().complete(new Result.Conflict());
      } else {
        go.add(entry);
        for (Share share : entry.shares()) {
          next.put(share.stream(), share.expected() + share.events().size());
        }
        place(entry, ends, rows, recordedAt);
      }
    }
    return go;
  }

  /** True when a stream is known to have moved past what the entry was decided on. */
  private boolean overtaken(Entry entry, Map<UUID, Long> next) {
    for (Share share : entry.shares()) {
      Long inBatch = next.get(share.stream());
      Long known = inBatch != null ? inBatch : versions.getIfPresent(share.stream());
      if (known != null
          && (known > share.expected() || inBatch != null && known < share.expected())) {
        return true;
      }
    }
    return false;
  }

  private void place(
      Entry entry, Map<Integer, StoredEvent> ends, List<StoredEvent> rows, Instant recordedAt) {
    UUID command = entry.commandId();
    for (Share share : entry.shares()) {
      long version = share.expected();
      int part = share.part();
      for (NewEvent event : share.events()) {
        StoredEvent end = ends.get(part);
        long pos = (end == null ? heads.pos(part) : end.pos()) + 1;
        byte[] previous = end == null ? heads.hash(part) : end.hash();
        Instant floor = end == null ? Columns.instant(heads.atMicros(part)) : end.at();
        Instant at = entry.at().isBefore(floor) ? floor : entry.at();
        StoredEvent open =
            new StoredEvent(
                part,
                pos,
                share.stream(),
                ++version,
                event.tenant(),
                event.type(),
                event.schema(),
                at,
                recordedAt,
                command,
                event.payload(),
                event.meta(),
                HashChain.GENESIS);
        StoredEvent row = sealed(open, HashChain.next(previous, open));
        command = null;
        rows.add(row);
        ends.put(part, row);
      }
    }
  }

  private static StoredEvent sealed(StoredEvent e, byte[] hash) {
    return new StoredEvent(
        e.part(),
        e.pos(),
        e.stream(),
        e.version(),
        e.tenant(),
        e.type(),
        e.schema(),
        e.at(),
        e.recordedAt(),
        e.commandId(),
        e.payload(),
        e.meta(),
        hash);
  }

  private void written(List<Entry> go, List<StoredEvent> rows) {
    for (StoredEvent row : rows) {
      heads.moveTo(row.part(), row.pos(), row.hash(), HashChain.micros(row.at()));
      versions.put(row.stream(), row.version());
    }
    int from = 0;
    for (Entry entry : go) {
      int to = from + entry.eventCount();
      entry.result().complete(new Result.Appended(List.copyOf(rows.subList(from, to))));
      from = to;
    }
    rows.stream().mapToInt(StoredEvent::part).distinct().forEach(committed);
  }

  /** After a failure: reads what is true now and returns the entries that may try again. */
  private List<Entry> sortOut(List<Entry> entries, Set<UUID> claimed, boolean lost) {
    try {
      entries.stream().flatMapToInt(e -> e.parts().stream()).distinct().forEach(this::catchUp);
      Set<UUID> present = log.commandsPresent(entries);
      var streams = new HashSet<UUID>();
      entries.forEach(e -> e.shares().forEach(s -> streams.add(s.stream())));
      Map<UUID, Long> now = log.versions(streams);
      now.forEach(versions::put);
      var again = new ArrayList<Entry>();
      var chained = new HashMap<>(now);
      for (Entry entry : entries) {
        if (present.contains(entry.commandId())) {
          tellPresent(entry, claimed);
        } else if (entry.shares().stream()
            .anyMatch(s -> chained.getOrDefault(s.stream(), 0L) != s.expected())) {
          entry.result().complete(new Result.Conflict());
        } else {
          entry.shares().forEach(s -> chained.put(s.stream(), s.expected() + s.events().size()));
          again.add(entry);
        }
      }
      return again;
    } catch (StoreUnavailable e) {
      if (!lost) {
        throw e;
      }
      return entries; // still no connection: the next attempt fails and comes back here
    }
  }

  /** In the log: our own write whose answer got lost, or a repeat of somebody else's. */
  private void tellPresent(Entry entry, Set<UUID> claimed) {
    List<StoredEvent> own = claimed.contains(entry.commandId()) ? own(entry) : null;
    entry.result().complete(own == null ? new Result.Repeated() : new Result.Appended(own));
  }

  private @Nullable List<StoredEvent> own(Entry entry) {
    var rows = new ArrayList<StoredEvent>();
    for (Share share : entry.shares()) {
      rows.addAll(log.stream(share.stream(), share.expected(), share.events().size()));
    }
    boolean ours =
        !rows.isEmpty()
            && entry.commandId().equals(rows.getFirst().commandId())
            && rows.size() == entry.eventCount();
    return ours ? rows : null;
  }

  /** Reads what others appended behind our head. */
  void catchUp(int part) {
    if (!heads.known(part)) {
      StoredEvent last = log.last(part);
      if (last == null) {
        heads.moveTo(part, 0, HashChain.GENESIS, 0);
      } else {
        moveTo(last);
      }
      return;
    }
    List<StoredEvent> more;
    do {
      more = log.read(part, heads.pos(part), Lane.MAX_EVENTS);
      more.forEach(this::moveTo);
    } while (more.size() == Lane.MAX_EVENTS);
    seen.accept(part);
  }

  private void moveTo(StoredEvent event) {
    heads.moveTo(event.part(), event.pos(), event.hash(), HashChain.micros(event.at()));
    versions.put(event.stream(), event.version());
  }
}
