package org.jiebang.eventsourcing.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
 * claimed anew. A lost connection leaves the outcome unknown; the same reading, on a new
 * connection, settles it, because every entry has a command id.
 */
final class Flush {

  private static final int MAX_ATTEMPTS = 60;
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final int MAX_RECONNECTS = 11; // 2 ms, 4 ms … 2 s: then the callers hear 503

  /** Who wants to know what is committed. */
  interface Watch {

    /** Others have appended to the part. */
    void seen(int part);

    /** Our own commit has returned. */
    void committed(int part);
  }

  private final MariaDbLog log;
  private final Heads heads;
  private final Epoch epoch;
  private final Durability durability;
  private final Watch watch;
  private final StoreMeters meters;
  private final StoreLimits limits;
  private final Placing placing;
  private final Versions versions;

  Flush(
      MariaDbLog log,
      Heads heads,
      Epoch epoch,
      Durability durability,
      Watch watch,
      StoreMeters meters,
      StoreLimits limits) {
    this.log = log;
    this.heads = heads;
    this.epoch = epoch;
    this.durability = durability;
    this.watch = watch;
    this.meters = meters;
    this.limits = limits;
    this.placing = new Placing(heads);
    this.versions = new Versions(limits.cachedVersions());
  }

  /** Tells every entry its result. The caller holds the locks of all parts concerned. */
  void run(List<Entry> batch, Writer writer) {
    new Run(batch, writer).toTheEnd();
  }

  /** One batch on its way. */
  private final class Run {

    private final Writer writer;

    /** Written with unknown outcome: the hash that the first row of each command was given. */
    private final Map<UUID, byte[]> claimed = new HashMap<>();

    private final long giveUp = System.nanoTime() + limits.patience().toNanos();
    private List<Entry> left;
    private List<Entry> going = List.of();
    private List<Row> rows = List.of();
    private boolean unsure;
    private boolean oneByOne;
    private int reconnects;

    Run(List<Entry> batch, Writer writer) {
      this.left = batch;
      this.writer = writer;
    }

    void toTheEnd() {
      for (int attempt = 1; !left.isEmpty(); attempt++) {
        if (attempt > MAX_ATTEMPTS || System.nanoTime() > giveUp) {
          throw new StoreUnavailable("no position after " + attempt + " attempts");
        }
        going = List.of();
        rows = List.of();
        try {
          attempt();
        } catch (SQLException | StoreUnavailable e) {
          failed(e, attempt);
        }
        left = unanswered(left);
      }
    }

    private void attempt() throws SQLException {
      long since = writer.connect();
      if (unsure || anyBefore(since)) {
        sortOut(since);
        unsure = false;
        return;
      }
      for (Entry entry : left) {
        for (Share share : entry.shares()) {
          if (!heads.known(share.part(), since)) {
            catchUp(share.part(), since);
          }
        }
      }
      going = claim(oneByOne ? left.subList(0, 1) : left);
      if (!going.isEmpty()) {
        rows = placing.place(going);
        long start = System.nanoTime();
        writer.write(rows);
        meters.written(rows.size(), System.nanoTime() - start);
        written(going, rows, since);
      }
    }

    private boolean anyBefore(long since) {
      for (Entry entry : left) {
        if (entry.epoch() < since) {
          return true;
        }
      }
      return false;
    }

    /** Decides whether and when to try again. */
    private void failed(Exception e, int attempt) {
      boolean lost = SqlErrors.connectionLost(e);
      if (lost) {
        for (Row row : rows) {
          UUID command = row.event().commandId();
          if (command != null) {
            claimed.put(command, row.event().hash());
          }
        }
        if (++reconnects > MAX_RECONNECTS) {
          throw new StoreUnavailable("no connection", e);
        }
        LockSupport.parkNanos(FIRST_PAUSE_NANOS << reconnects - 1);
      } else if (SqlErrors.aboutContent(e) && going.size() == 1) {
        // Nothing that waiting would mend, and no fault of the others in the batch.
        going.getFirst().result().completeExceptionally(e);
      } else if (SqlErrors.aboutContent(e) && going.size() > 1) {
        oneByOne = true;
      } else if (!SqlErrors.duplicate(e) && !SqlErrors.transientConflict(e)) {
        throw new StoreUnavailable("appending", e);
      } else if (attempt > 2) {
        LockSupport.parkNanos(
            ThreadLocalRandom.current().nextLong(50_000L * Math.min(attempt, 20)));
      }
      meters.retry(e);
      unsure = true;
    }

    /** After a failure: reads what is true now and tells the entries that cannot try again. */
    private void sortOut(long since) {
      left.stream()
          .flatMapToInt(e -> e.parts().stream())
          .distinct()
          .forEach(p -> catchUp(p, since));
      Set<UUID> present = log.commandsPresent(left);
      var streams = new HashSet<UUID>();
      left.forEach(e -> e.shares().forEach(s -> streams.add(s.stream())));
      Map<UUID, Long> now = log.versions(streams);
      now.forEach(versions::put);
      for (Entry entry : left) {
        if (present.contains(entry.commandId())) {
          tellPresent(entry);
        } else if (entry.epoch() < since
            || entry.shares().stream()
                .anyMatch(s -> now.getOrDefault(s.stream(), 0L) != s.expected())) {
          conflict(entry);
        } else {
          entry.shares().forEach(s -> now.put(s.stream(), s.expected() + s.events().size()));
        }
      }
    }

    /** In the log: our own write whose answer got lost, or a repeat of somebody else's. */
    private void tellPresent(Entry entry) {
      List<StoredEvent> own = own(entry, claimed.get(entry.commandId()));
      if (own == null) {
        meters.repeated();
        entry.result().complete(new Result.Repeated());
      } else {
        own.forEach(e -> durability.cover(e.part(), e.pos()));
        entry.result().complete(new Result.Appended(own));
      }
    }
  }

  /**
   * The entries that can go now; conflicts are told, and of command ids that occur twice the second
   * waits.
   */
  private List<Entry> claim(List<Entry> left) {
    var go = new ArrayList<Entry>(left.size());
    var commands = HashSet.<UUID>newHashSet(left.size());
    var next = HashMap.<UUID, Long>newHashMap(left.size());
    for (Entry entry : left) {
      if (!commands.add(entry.commandId())) {
        continue;
      }
      if (overtaken(entry, next)) {
        conflict(entry);
      } else {
        go.add(entry);
        for (Share share : entry.shares()) {
          next.put(share.stream(), share.expected() + share.events().size());
        }
      }
    }
    return go;
  }

  /** True when a stream is known to have moved past what the entry was decided on. */
  private boolean overtaken(Entry entry, Map<UUID, Long> next) {
    for (Share share : entry.shares()) {
      Long inBatch = next.get(share.stream());
      Long known = inBatch != null ? inBatch : versions.get(share.stream());
      if (known != null
          && (known > share.expected() || inBatch != null && known < share.expected())) {
        return true;
      }
    }
    return false;
  }

  private void conflict(Entry entry) {
    meters.conflict();
    // The guess may be of an event that a crash took back: the next attempt asks the keys alone.
    entry.shares().forEach(s -> versions.forget(s.stream()));
    entry.result().complete(new Result.Conflict());
  }

  private static List<Entry> unanswered(List<Entry> entries) {
    var left = new ArrayList<Entry>();
    for (Entry entry : entries) {
      if (!entry.result().isDone()) {
        left.add(entry);
      }
    }
    return left;
  }

  private void written(List<Entry> go, List<Row> rows, long since) {
    for (Row row : rows) {
      StoredEvent e = row.event();
      heads.moveTo(e.part(), e.pos(), e.hash(), HashChain.micros(e.at()), since);
      versions.put(e.stream(), e.version());
    }
    // First the head: whoever has its answer finds its event behind the head that all follow.
    int part = -1;
    for (Row row : rows) {
      if (row.event().part() != part) { // rows of one part mostly stand together
        part = row.event().part();
        watch.committed(part);
      }
    }
    int from = 0;
    for (Entry entry : go) {
      var events = new ArrayList<StoredEvent>(entry.eventCount());
      for (int i = 0; i < entry.eventCount(); i++) {
        events.add(rows.get(from++).event());
      }
      entry.result().complete(new Result.Appended(events));
    }
  }

  /**
   * The rows of the entry when they are the ones that we wrote, and not those of another instance.
   */
  private @Nullable List<StoredEvent> own(Entry entry, byte @Nullable [] hash) {
    if (hash == null) {
      return null;
    }
    var stored = new ArrayList<StoredEvent>();
    for (Share share : entry.shares()) {
      stored.addAll(log.stream(share.stream(), share.expected(), share.events().size()));
    }
    return stored.size() == entry.eventCount() && Arrays.equals(stored.getFirst().hash(), hash)
        ? stored
        : null;
  }

  /** Reads what others appended behind our head. */
  private void catchUp(int part, long since) {
    long seenIn = epoch.now();
    if (!heads.known(part, since)) {
      StoredEvent last = log.last(part);
      if (last == null) {
        heads.moveTo(part, 0, HashChain.GENESIS, 0, seenIn);
      } else {
        moveTo(last, seenIn);
      }
    } else {
      List<StoredEvent> more;
      do {
        more = log.read(part, heads.pos(part), limits.batchEvents());
        more.forEach(e -> moveTo(e, seenIn));
      } while (more.size() == limits.batchEvents());
    }
    watch.seen(part);
  }

  private void moveTo(StoredEvent event, long seenIn) {
    heads.moveTo(event.part(), event.pos(), event.hash(), HashChain.micros(event.at()), seenIn);
    versions.put(event.stream(), event.version());
  }
}
