package org.jiebang.eventsourcing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * Visible is not durable: what one instance appends, another can read before it is on disk. The
 * database is killed just then; after its recovery, Kafka holds nothing that the log does not. The
 * canary is the same relay without its barrier: it publishes a phantom.
 */
class DurabilityTortureIT {

  private static final Duration DELAY = Duration.ofMillis(400);

  /** Writers of a database that was killed give up after it; it is several delays long. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int WRITERS = 4;

  /** What one round has shown. */
  private record Round(
      long acknowledgedLost, long visibleLost, List<String> phantoms, int published) {}

  private final AtomicInteger keys = new AtomicInteger();

  @Test
  void no_consumer_ever_has_an_event_that_the_store_has_not() throws Exception {
    try (var torture = Torture.of("visible-is-not-durable");
        var database = new SlowDatabase()) {
      if (!database.canBeSlow()) {
        torture.count("delayed fsync", "missing: a C compiler; killed without delay");
      }
      database.start();
      StoreUnderTest.migrated(database.database).close();
      SplittableRandom random = torture.random("kills");
      int rounds = torture.dose(2, 20);
      long visibleLost = 0;
      int published = 0;
      // What was visible when the server died is up to the disk: until there was something.
      for (int round = 0;
          round < rounds || database.canBeSlow() && visibleLost == 0 && round < 10 * rounds;
          round++) {
        Round shown = round(database, true, random);
        assertThat(shown.phantoms()).as("round " + round).isEmpty();
        assertThat(shown.acknowledgedLost()).as("round " + round).isZero();
        visibleLost += shown.visibleLost();
        published += shown.published();
      }
      torture.count("kills", rounds);
      torture.atLeast("events on Kafka", published, rounds);
      if (database.canBeSlow()) {
        torture.atLeast("events that were visible and not there after recovery", visibleLost, 1);
        int phantoms = 0;
        for (int round = 0; phantoms == 0 && round < 10; round++) {
          phantoms += round(database, false, random).phantoms().size();
        }
        torture.count("phantoms without the barrier", phantoms);
        torture.canary("a relay without its durable write", phantoms > 0);
      }
    }
  }

  private Round round(SlowDatabase slow, boolean barrier, SplittableRandom random)
      throws SQLException, IOException, InterruptedException {
    KafkaConfig config = KafkaUnderTest.config();
    var acknowledged = new long[Ids.PARTS];
    long[] seen;
    try (var writing = StoreUnderTest.over(slow.database, PATIENCE);
        var reading = StoreUnderTest.over(slow.database, PATIENCE);
        var relay =
            new RelayUnderTest(
                "counters",
                reading.log,
                reading.store,
                Counters.WIRE,
                reading.pool,
                config,
                barrier)) {
      var on = new AtomicBoolean(true);
      Thread tail = Thread.ofPlatform().start(() -> follow(reading, on));
      List<Thread> writers = writers(writing, acknowledged, on);
      await().atMost(Duration.ofMinutes(3)).until(() -> relay.sent() >= 20);

      slow.delay(DELAY);
      // Until something is visible that no writer has been told of, then a moment for the relay.
      try {
        await()
            .atMost(Duration.ofSeconds(10))
            .pollInterval(Duration.ofMillis(1))
            .until(() -> ahead(reading, acknowledged));
      } catch (ConditionTimeoutException e) {
        // Without the delay it may never be seen; the kill is as good.
      }
      LockSupport.parkNanos(Duration.ofMillis(20 + random.nextInt(150)).toNanos());
      slow.kill();
      seen = heads(reading);
      on.set(false);
      tail.join();
      for (Thread writer : writers) {
        writer.join();
      }
    }
    slow.start();
    return compared(slow, config, acknowledged, seen);
  }

  private static boolean ahead(StoreUnderTest reading, long[] acknowledged) {
    for (int part = 0; part < Ids.PARTS; part++) {
      synchronized (acknowledged) {
        if (reading.store.head(part) > acknowledged[part]) {
          return true;
        }
      }
    }
    return false;
  }

  private static long[] heads(StoreUnderTest store) {
    var heads = new long[Ids.PARTS];
    for (int part = 0; part < Ids.PARTS; part++) {
      heads[part] = store.store.head(part);
    }
    return heads;
  }

  private static void follow(StoreUnderTest reading, AtomicBoolean on) {
    while (on.get()) {
      try {
        reading.look();
      } catch (StoreUnavailable e) {
        // killed, or a disk that stands still for a moment
      }
      LockSupport.parkNanos(500_000);
    }
  }

  private List<Thread> writers(StoreUnderTest store, long[] acknowledged, AtomicBoolean on) {
    var writers = new ArrayList<Thread>();
    for (int w = 0; w < WRITERS; w++) {
      writers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (on.get()) {
                      try {
                        write(store, acknowledged);
                      } catch (StoreUnavailable e) {
                        // Nobody was told anything: killed, or a disk that stands still for a
                        // moment.
                        LockSupport.parkNanos(1_000_000);
                      }
                    }
                  }));
    }
    return writers;
  }

  private void write(StoreUnderTest store, long[] acknowledged) {
    int key = keys.incrementAndGet();
    UUID counter = Ids.derived("durable", new UUID(5, key));
    var outcome =
        store.commands.handle(
            COUNTER, counter, StoreUnderTest.ask("durable-" + key), new Counters.Open(9));
    var at = outcome.positions().getFirst();
    synchronized (acknowledged) {
      acknowledged[at.part()] = Math.max(acknowledged[at.part()], at.pos());
    }
  }

  /** By plain SQL and a plain consumer. */
  private static Round compared(
      SlowDatabase slow, KafkaConfig config, long[] acknowledged, long[] seen) throws SQLException {
    var phantoms = new ArrayList<String>();
    int published = 0;
    long acknowledgedLost = 0;
    long visibleLost = 0;
    try (Connection c =
            DriverManager.getConnection(
                slow.database.jdbcUrl(), slow.database.user(), slow.database.password());
        Statement s = c.createStatement()) {
      for (int part = 0; part < Ids.PARTS; part++) {
        long head = head(s, slow, part);
        acknowledgedLost += Math.max(0, acknowledged[part] - head);
        visibleLost += Math.max(0, seen[part] - head);
      }
      for (var kafka : KafkaUnderTest.everything(config, "counters")) {
        published++;
        Publication each = Publication.of(kafka);
        if (!stands(s, slow, each)) {
          phantoms.add(each.required("ce_id"));
        }
      }
    }
    return new Round(acknowledgedLost, visibleLost, phantoms, published);
  }

  private static long head(Statement s, SlowDatabase slow, int part) throws SQLException {
    try (ResultSet r =
        s.executeQuery(
            "SELECT COALESCE(MAX(pos), 0) FROM "
                + slow.database.logName()
                + ".event WHERE part = "
                + part)) {
      r.next();
      return r.getLong(1);
    }
  }

  private static boolean stands(Statement s, SlowDatabase slow, Publication each)
      throws SQLException {
    try (ResultSet r =
        s.executeQuery(
            "SELECT hash FROM "
                + slow.database.logName()
                + ".event WHERE part = "
                + each.required("ce_part")
                + " AND pos = "
                + each.required("ce_pos"))) {
      return r.next() && HexFormat.of().formatHex(r.getBytes(1)).equals(each.required("ce_hash"));
    }
  }
}
