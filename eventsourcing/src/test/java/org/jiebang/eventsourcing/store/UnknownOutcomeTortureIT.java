package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiebang.eventsourcing.counter.Counters.COUNTER;
import static org.jiebang.eventsourcing.store.StoreUnderTest.ask;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Outcome;
import org.jiebang.eventsourcing.counter.Counters.Open;
import org.jiebang.eventsourcing.counter.Counters.Raise;
import org.jiebang.local.FaultProxy;
import org.jiebang.local.FaultProxy.Way;
import org.jiebang.local.Torture;
import org.junit.jupiter.api.Test;

/**
 * The connection of a lane is cut at every byte of an append, before, during and after the commit,
 * and stalled, delayed and reset at random: what was answered is in the log, and whatever was sent
 * again has one effect.
 */
class UnknownOutcomeTortureIT {

  /** For a dose that a slow machine has not reached when its time is up. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static UUID stream(int n) {
    return Ids.derived("counter-" + n);
  }

  @Test
  void a_connection_cut_at_every_byte_of_an_append_leaves_one_effect() throws Exception {
    try (var torture = Torture.of("unknown-outcome");
        StoreUnderTest a = StoreUnderTest.fresh();
        FaultProxy proxy = FaultProxy.to(a.database.port());
        StoreUnderTest b = a.writingThrough(proxy.port())) {
      b.commands.handle(COUNTER, stream(1), ask("open"), new Open(1_000_000));
      long up = proxy.passed(Way.TO_SERVER);
      long down = proxy.passed(Way.TO_CLIENT);
      b.commands.handle(COUNTER, stream(1), ask("measured"), new Raise(1));
      up = proxy.passed(Way.TO_SERVER) - up;
      down = proxy.passed(Way.TO_CLIENT) - down;
      torture.count("bytes of an append to the server", up);
      torture.count("bytes of an append to the client", down);

      var expected = new HashMap<String, Integer>(Map.of("open", 1, "measured", 1));
      int inTime = cutEach(torture, Way.TO_SERVER, up, b, proxy, expected);
      inTime += cutEach(torture, Way.TO_CLIENT, down, b, proxy, expected);

      torture.atLeast("cuts", proxy.cuts(), expected.size() - 2);
      torture.count("answered in spite of the cut", inTime);
      assertThat(LogChecks.eventsByKey(a)).isEqualTo(expected);
      assertThat(LogChecks.wrong(a)).isEmpty();
      torture.canary("sent again without a command id", naiveRetriesDouble(a));
    }
  }

  private static int cutEach(
      Torture torture,
      Way way,
      long bytes,
      StoreUnderTest b,
      FaultProxy proxy,
      Map<String, Integer> expected)
      throws SQLException {
    int inTime = 0;
    // Towards the client every byte counts (the answers to execute and commit are short ones).
    long step = way == Way.TO_CLIENT ? 1 : Math.max(1, bytes / torture.dose(60, 2_000));
    for (long k = 0; k < bytes; k += step) {
      String key = way + "-" + k;
      proxy.cutAfter(way, k);
      Outcome first = null;
      try {
        first = b.commands.handle(COUNTER, stream(1), ask(key), new Raise(1));
        inTime++;
        assertThat(LogChecks.commands(b)).contains(ask(key).commandId());
      } catch (StoreUnavailable e) {
        assertThat(e).isNotNull(); // unknown to the caller: he sends it again
      }
      proxy.heal();
      Outcome again = b.commands.handle(COUNTER, stream(1), ask(key), new Raise(1));
      if (first != null) {
        assertThat(again.positions()).isEqualTo(first.positions());
        assertThat(again.version()).isEqualTo(first.version());
      }
      expected.put(key, 1);
    }
    return inTime;
  }

  @Test
  void under_a_bad_network_nothing_answered_is_lost_and_nothing_counts_twice() throws Exception {
    try (var torture = Torture.of("bad-network");
        StoreUnderTest a = StoreUnderTest.fresh();
        FaultProxy proxy = FaultProxy.to(a.database.port());
        StoreUnderTest b = a.through(proxy.port());
        StoreUnderTest c = a.another()) {
      for (int i = 0; i < 8; i++) {
        a.commands.handle(COUNTER, stream(i), ask("open-" + i), new Open(1_000_000));
      }
      Map<String, Outcome> answered = new ConcurrentHashMap<>();
      Set<String> sent = ConcurrentHashMap.newKeySet();
      var on = new AtomicBoolean(true);
      SplittableRandom plan = torture.random("faults");
      Thread faults = Thread.ofPlatform().start(() -> disturb(proxy, plan, on));
      long until =
          System.nanoTime() + torture.dose(Duration.ofSeconds(5), Duration.ofMinutes(1)).toNanos();
      long atTheLatest = until + torture.dose(PATIENCE, PATIENCE.multipliedBy(5)).toNanos();
      int enough = torture.dose(5, 50);
      // A fault costs a caller a second: its pool waits so long before it connects once more.
      int behind = torture.dose(150, 500);
      var throughFaults = new AtomicInteger();
      Callers.run(
          24,
          n -> {
            // Two of three callers are behind the bad network, and one is not.
            StoreUnderTest instance = n % 3 == 0 ? c : b;
            // Nor are half of the streams wanted by both: without leases the quick ones win there.
            UUID stream = stream(instance == c ? n % 4 : n % 8);
            // How much is in flight when a fault strikes is up to the machine: until enough was.
            for (int i = 0;
                System.nanoTime() < until
                    || System.nanoTime() < atTheLatest
                        && (throughFaults.get() < behind
                            || b.metered("jiebang.store.retries") < enough);
                i++) {
              String key = n + "-" + i;
              sent.add(key);
              for (int attempt = 0; attempt < 200; attempt++) {
                try {
                  answered.put(
                      key,
                      (attempt % 2 == 0 ? instance : c)
                          .commands.handle(COUNTER, stream, ask(key), new Raise(1)));
                  if (instance == b && attempt % 2 == 0) {
                    throughFaults.incrementAndGet();
                  }
                  break;
                } catch (StoreUnavailable e) {
                  LockSupport.parkNanos(1_000_000);
                }
              }
            }
          });
      on.set(false);
      LockSupport.unpark(faults);
      faults.join();
      Map<String, Integer> events = LogChecks.eventsByKey(a);
      assertThat(answered.keySet()).isEqualTo(sent);
      assertThat(events.values()).allMatch(n -> n == 1);
      assertThat(events.keySet().containsAll(answered.keySet())).isTrue();
      assertThat(events).hasSize(8 + sent.size());
      assertThat(LogChecks.wrong(a)).isEmpty();
      torture.atLeast("commands answered", answered.size(), torture.dose(300, 5_000));
      torture.atLeast("of them by the bad network", throughFaults.get(), behind);
      torture.atLeast("connections lost", b.metered("jiebang.store.retries"), enough);
    }
  }

  private static void disturb(FaultProxy proxy, SplittableRandom plan, AtomicBoolean on) {
    while (on.get()) {
      Way way = plan.nextBoolean() ? Way.TO_SERVER : Way.TO_CLIENT;
      switch (plan.nextInt(6)) {
        case 0 -> proxy.delay(way, Duration.ofMillis(plan.nextInt(1, 30)));
        case 1 -> proxy.stall(way);
        case 2 -> proxy.cutAfter(way, plan.nextInt(2_000));
        case 3 -> proxy.reset();
        case 4 -> proxy.halfClose(way);
        default -> proxy.refuse();
      }
      LockSupport.parkNanos(plan.nextLong(150_000_000));
      proxy.heal();
      LockSupport.parkNanos(plan.nextLong(100_000_000));
    }
  }

  /** What a client does that has no command ids: one row for each attempt that got through. */
  private static boolean naiveRetriesDouble(StoreUnderTest a) throws SQLException {
    try (Connection owner = a.owner();
        Statement s = owner.createStatement();
        FaultProxy proxy = FaultProxy.to(a.database.port())) {
      s.execute("CREATE TABLE naive (what INT NOT NULL)");
      String url = a.database.jdbcUrl().replace(":" + a.database.port(), ":" + proxy.port());
      for (int k = 0; k < 12; k++) {
        for (int attempt = 1; ; attempt++) {
          try (Connection c =
                  DriverManager.getConnection(
                      url, a.database.migrationUser(), a.database.migrationPassword());
              Statement insert = c.createStatement()) {
            if (attempt == 1) {
              proxy.cutAfter(Way.TO_CLIENT, k);
            }
            insert.executeUpdate("INSERT INTO naive VALUES (" + k + ")");
            break;
          } catch (SQLException e) {
            proxy.heal(); // and sends it again
          }
        }
      }
      try (ResultSet r = s.executeQuery("SELECT COUNT(*) FROM naive")) {
        r.next();
        return r.getInt(1) > 12;
      }
    }
  }
}
