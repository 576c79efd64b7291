package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.store.Entry.NewEvent;
import org.jiebang.eventsourcing.store.Entry.Share;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * Writers hold their transactions open for random times and roll back at random: whoever reads the
 * log by position sees every committed event once, in order, while a reader of {@code id > last}
 * loses some.
 */
class LateCommitsTortureIT {

  private static final int WRITERS = 48;
  private static final int EVENTS_AN_ENTRY = 40; // at most
  private static final String META =
      "{\"role\":\"SYS\",\"correlation\":\"00000000-0000-0000-0000-000000000001\"}";

  /** A transaction that takes its time before it commits, and sometimes does not. */
  private static final class Late implements Meddled.Hand {
    private final AtomicInteger rolledBack = new AtomicInteger();

    @Override
    public void before(String call) throws SQLException {
      if (call.equals("commit")) {
        var random = ThreadLocalRandom.current();
        LockSupport.parkNanos(random.nextLong(8_000_000));
        if (random.nextInt(8) == 0) {
          rolledBack.incrementAndGet();
          throw new SQLTransactionRollbackException("rolled back at random", "40001", 1213);
        }
      }
    }
  }

  @Test
  void every_committed_event_is_seen_once_and_in_order() throws Exception {
    try (var torture = Torture.of("late-commits");
        StoreUnderTest reader = StoreUnderTest.fresh()) {
      int events = torture.dose(100_000, 1_000_000);
      var late = new Late();
      try (StoreUnderTest a = reader.another(c -> Meddled.with(c, late));
          StoreUnderTest b = reader.another(c -> Meddled.with(c, late));
          TailPoll poll = new TailPoll(reader.store, Duration.ofMillis(20));
          TailPoll pollA = new TailPoll(a.store, Duration.ofMillis(20))) {
        var followers =
            List.of(
                new Following("tail", reader, false, 500),
                new Following("view", a, false, 200),
                new Following("relay", reader, true, 700));
        poll.start();
        pollA.start();
        long start = System.nanoTime();
        long written = write(List.of(a, b), events, torture.seed());
        torture.count("writing, seconds", (System.nanoTime() - start) / 1_000_000_000);
        List<List<String>> log = rows(reader);
        for (Following f : followers) {
          await()
              .atMost(Duration.ofMinutes(5))
              .untilAsserted(() -> assertThat(f.count()).isEqualTo(written));
          f.stop();
          assertThat(f.seen).as(f.name).isEqualTo(log);
          torture.atLeast("events that the " + f.name + " saw", f.count(), events);
        }
        assertThat(LogChecks.wrong(reader)).isEmpty();
        torture.atLeast("transactions rolled back", late.rolledBack.get(), torture.dose(20, 500));
        torture.count("events in a transaction, mean", written / Math.max(1, transactions(a, b)));
      }
      int lost = 0;
      for (int round = 0; lost == 0 && round < 10; round++) { // a race, which one core may not show
        lost = lostByAutoIncrement(reader, torture.dose(4_000, 40_000));
      }
      torture.count("lost by the reader of id > last", lost);
      torture.canary("a reader of id > last on AUTO_INCREMENT", lost > 0);
    }
  }

  private static long transactions(StoreUnderTest... stores) {
    long n = 0;
    for (StoreUnderTest s : stores) {
      n += s.meters.get("jiebang.store.append.events").summary().count();
    }
    return n;
  }

  /** Entries of several events each, on streams of all parts that both instances write to. */
  private static long write(List<StoreUnderTest> stores, int events, long seed)
      throws InterruptedException {
    var left = new AtomicInteger(events);
    var written = new AtomicInteger();
    Callers.run(
        WRITERS,
        n -> {
          var random = new Random(seed + n);
          // Each writer has streams of its own, in parts that it shares with all others.
          var versions = new long[16];
          for (int i = 0; left.get() > 0; i++) {
            int s = random.nextInt(versions.length);
            UUID stream =
                Ids.derivedBeside(new UUID(0, (s * 4 + n / 12) % Ids.PARTS), "s-" + n + "-" + s);
            var list = new ArrayList<NewEvent>();
            int count = 1 + random.nextInt(EVENTS_AN_ENTRY);
            for (int e = 0; e < count; e++) {
              list.add(new NewEvent(Counters.TENANT, "counter-raised", 1, "{\"by\":1}", META));
            }
            UUID command = Ids.commandId(1_700_000_000_000L, n + "/" + i);
            Entry.Result result;
            do {
              result =
                  stores
                      .get(random.nextInt(stores.size()))
                      .store
                      .append(
                          new Entry(
                              command,
                              List.of(new Share(stream, versions[s], list)),
                              Instant.now()));
            } while (result instanceof Entry.Result.Conflict);
            assertThat(result).isInstanceOf(Entry.Result.Appended.class);
            versions[s] += count;
            left.addAndGet(-count);
            written.addAndGet(count);
          }
        });
    return written.get();
  }

  private static List<List<String>> rows(StoreUnderTest under) throws SQLException {
    var rows = new ArrayList<List<String>>();
    for (int part = 0; part < Ids.PARTS; part++) {
      rows.add(new ArrayList<>());
    }
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT part, pos, HEX(stream_id), version FROM "
                    + under.database.logName()
                    + ".event ORDER BY part, pos")) {
      while (r.next()) {
        rows.get(r.getInt(1)).add(r.getLong(2) + ":" + r.getString(3) + ":" + r.getLong(4));
      }
    }
    return rows;
  }

  /** Reads the log as a view or the relay does: woken by the tail, from its last position on. */
  private static final class Following {
    private final String name;
    private final StoreUnderTest under;
    private final boolean durableOnly;
    private final int limit;
    private final List<List<String>> seen = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Set<Integer> moved = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final Thread thread;

    /**
     * @param durableOnly makes durable what it reads before it counts it, as the relay does
     */
    Following(String name, StoreUnderTest under, boolean durableOnly, int limit) {
      this.name = name;
      this.under = under;
      this.durableOnly = durableOnly;
      this.limit = limit;
      for (int part = 0; part < Ids.PARTS; part++) {
        seen.add(new ArrayList<>());
      }
      this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
      under.store.subscribe(
          part -> {
            moved.add(part);
            LockSupport.unpark(thread);
          });
      thread.start();
    }

    int count() {
      return count.get();
    }

    void stop() throws InterruptedException {
      on.set(false);
      LockSupport.unpark(thread);
      thread.join();
    }

    private void run() {
      while (on.get()) {
        if (moved.isEmpty()) {
          LockSupport.parkNanos(50_000_000);
        }
        for (int part : new HashSet<>(moved)) {
          moved.remove(part);
          read(part);
        }
      }
    }

    private void read(int part) {
      List<String> mine = seen.get(part);
      List<StoredEvent> page;
      do {
        page = under.log.read(part, mine.size(), limit);
        if (durableOnly && !page.isEmpty()) {
          under.store.makeDurable(part, page.getLast().pos());
        }
        for (StoredEvent e : page) {
          String stream = e.stream().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
          mine.add(e.pos() + ":" + stream + ":" + e.version());
        }
        count.addAndGet(page.size());
      } while (page.size() == limit);
    }
  }

  /** The same kind of writers on an AUTO_INCREMENT, and how many rows its reader never saw. */
  private static int lostByAutoIncrement(StoreUnderTest under, int rows) throws Exception {
    try (Connection owner = under.owner();
        Statement s = owner.createStatement()) {
      s.execute(
          "CREATE OR REPLACE TABLE naive_log (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY)");
    }
    var writing = new AtomicBoolean(true);
    var seen = new HashSet<Long>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (Connection c = under.connect();
                      PreparedStatement s =
                          c.prepareStatement(
                              "SELECT id FROM naive_log WHERE id > ? ORDER BY id LIMIT 500")) {
                    boolean last;
                    long top = 0;
                    do {
                      last = !writing.get();
                      s.setLong(1, top);
                      try (ResultSet r = s.executeQuery()) {
                        while (r.next()) {
                          top = r.getLong(1);
                          seen.add(top);
                        }
                      }
                    } while (!last);
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                });
    int writers = 16;
    Callers.run(
        writers,
        n -> {
          try (Connection c = under.connect();
              Statement s = c.createStatement()) {
            c.setAutoCommit(false);
            for (int i = 0; i < rows / writers / 10; i++) {
              for (int row = 0; row < 10; row++) {
                s.executeUpdate("INSERT INTO naive_log VALUES ()");
              }
              LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(4_000_000));
              if (ThreadLocalRandom.current().nextInt(15) == 0) {
                c.rollback();
              } else {
                c.commit();
              }
            }
          }
        });
    writing.set(false);
    reader.join();
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT COUNT(*) FROM naive_log")) {
      r.next();
      return r.getInt(1) - seen.size();
    }
  }
}
