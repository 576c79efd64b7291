package org.jiebang.eventsourcing.timer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnderTest;
import org.jiebang.local.Torture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Timers fire once, not before they are due and soon after, whatever is killed and however wrong
 * the system clocks are. Several processes fire the timers of one database, each with its system
 * clock hours off (a preloaded library, where there is a C compiler), and are killed at random. The
 * checks read the tables by plain JDBC; "when" is the database's own clock, asked at each firing.
 */
class TimerTortureIT {

  static final String NOW_MICROS = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";

  /** A process sees within this time what another one has set. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** How long a machine may take that has other things to do; nothing is shown by it. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int TIMERS_A_STREAM = 5;
  private static final long HOURS_MICROS = TimeUnit.HOURS.toMicros(3);

  private record Key(UUID stream, int by) {}

  private final Map<Key, Long> dueMicros = new HashMap<>();

  @Test
  void every_timer_fires_once_and_on_time() throws Exception {
    try (Torture torture = Torture.of("timers");
        StoreUnderTest store = StoreUnderTest.fresh()) {
      Path skew = skewLibrary();
      torture.count("system clocks skewed", skew == null ? "no: no C compiler" : "by ±2 h");
      tables(store);
      int timers = torture.dose(1_000, 20_000);
      Duration over = torture.dose(Duration.ofSeconds(4), Duration.ofSeconds(90));
      SplittableRandom random = torture.random("kills");
      var running = new ArrayList<Process>();
      int kills = 0;
      try {
        for (int i = 0; i < 3; i++) {
          running.add(start(store, skew, i, false));
        }
        awaitStarted(store, running.size());
        set(store, torture.random("due"), timers, over);
        long end = System.nanoTime() + over.plus(LOOK).toNanos();
        while (System.nanoTime() < end || kills < torture.dose(3, 30)) {
          // Only what has begun to fire is killed: a machine at its limit would never get there.
          awaitStarted(store, kills + running.size());
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(1_500)));
          postpone(store);
          int which = random.nextInt(running.size());
          running.get(which).destroyForcibly().waitFor();
          kills++;
          running.set(which, start(store, skew, random.nextInt(3), false));
        }
        awaitAll(store);
        // The story moves on: what is hours ahead is due at once, in every process.
        new StoryClock(store.pool).advanceTo(Duration.ofHours(4));
        long moved = System.nanoTime();
        Awaitility.await().atMost(PATIENCE).until(() -> left(store, true) == 0);
        torture.count(
            "ms until all processes followed the story clock",
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - moved));
      } finally {
        running.forEach(Process::destroyForcibly);
      }

      check(torture, store, skew != null);
      torture.atLeast("processes killed", kills, torture.dose(3, 30));
    }
  }

  @Test
  void a_runner_that_trusts_the_system_clock_is_caught() throws Exception {
    try (Torture torture = Torture.of("timers-canary");
        StoreUnderTest store = StoreUnderTest.fresh()) {
      tables(store);
      set(store, torture.random("due"), 200, Duration.ofHours(1));
      Path skew = skewLibrary();
      Process process = start(store, skew, 1, true);
      try {
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> number(store, "SELECT COUNT(*) FROM fired") > 0 || skew == null);
      } finally {
        process.destroyForcibly();
      }
      if (skew == null) {
        torture.count("canary", "not possible: no C compiler");
      } else {
        torture.canary("a timer runner that trusts the system clock", early(store) > 0);
      }
    }
  }

  /** Two thirds within {@code over}, the rest hours ahead. */
  private void set(StoreUnderTest store, SplittableRandom random, int timers, Duration over)
      throws SQLException {
    var streams = new ArrayList<UUID>();
    for (int i = 0; i < timers / TIMERS_A_STREAM; i++) {
      UUID stream = Ids.root(Ids.commandId(random.nextLong() >>> 20, "timers", "" + i), "counter");
      streams.add(stream);
      store.commands.handle(
          StoreUnderTest.ask("open-" + i),
          List.of(Step.of(Counters.COUNTER, stream, new Counters.Open(1_000_000))));
    }
    long start = number(store, "SELECT " + NOW_MICROS) + LOOK.toMillis() * 1_000;
    try (Connection c = store.connect();
        PreparedStatement s =
            c.prepareStatement(
                "INSERT INTO timer (part, stream_id, name, aggregate, due_us) VALUES (?,?,?,?,?)")) {
      c.setAutoCommit(false);
      for (UUID stream : streams) {
        for (int by = 1; by <= TIMERS_A_STREAM; by++) {
          long due =
              start
                  + random.nextLong(TimeUnit.NANOSECONDS.toMicros(over.toNanos()))
                  + (by > 3 ? HOURS_MICROS : 0);
          dueMicros.put(new Key(stream, by), due);
          s.setInt(1, Ids.part(stream));
          s.setBytes(2, Columns.bytes(stream));
          s.setString(3, "t" + by);
          s.setString(4, "counter");
          s.setLong(5, due);
          s.addBatch();
        }
      }
      s.executeBatch();
      c.commit();
    }
  }

  /** As an event would: some timers get a later time. */
  private void postpone(StoreUnderTest store) throws SQLException {
    try (Connection c = store.connect();
        Statement s = c.createStatement();
        PreparedStatement move =
            c.prepareStatement(
                "UPDATE timer SET due_us = due_us + 1000000, retry_us = 0"
                    + " WHERE part = ? AND stream_id = ? AND name = ?");
        ResultSet r =
            s.executeQuery(
                "SELECT part, stream_id, name, due_us FROM timer WHERE due_us BETWEEN "
                    + NOW_MICROS
                    + " + 1500000 AND "
                    + NOW_MICROS
                    + " + 100000000 ORDER BY due_us LIMIT 10")) {
      while (r.next()) {
        move.setInt(1, r.getInt(1));
        move.setBytes(2, r.getBytes(2));
        move.setString(3, r.getString(3));
        // Where this took until the old time, somebody may have seen that one and fired.
        if (move.executeUpdate() == 1 && number(store, "SELECT " + NOW_MICROS) < r.getLong(4)) {
          dueMicros.put(key(r.getBytes(2), r.getString(3)), r.getLong(4) + 1_000_000);
        }
      }
    }
  }

  private static void awaitStarted(StoreUnderTest store, int processes) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> number(store, "SELECT COUNT(*) FROM started") >= processes);
  }

  private void awaitAll(StoreUnderTest store) {
    Awaitility.await().atMost(PATIENCE).until(() -> left(store, false) == 0);
  }

  private static long left(StoreUnderTest store, boolean ahead) throws SQLException {
    return number(
        store,
        "SELECT COUNT(*) FROM timer"
            + (ahead ? "" : " WHERE due_us < " + NOW_MICROS + " + 3600000000"));
  }

  private void check(Torture torture, StoreUnderTest store, boolean skewed) throws SQLException {
    var effects = new HashMap<Key, Long>();
    try (Connection c = store.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT stream_id, JSON_VALUE(payload, '$.by'), at_us FROM "
                    + store.database.logName()
                    + ".event WHERE type = 'counter-raised'")) {
      while (r.next()) {
        Key key = new Key(Columns.uuid(r.getBytes(1)), r.getInt(2));
        assertThat(effects.put(key, r.getLong(3))).as("one effect of %s", key).isNull();
        assertThat(r.getLong(3)).as("at of %s", key).isGreaterThanOrEqualTo(due(key));
      }
    }
    assertThat(effects.keySet()).isEqualTo(dueMicros.keySet());
    assertThat(early(store)).as("fired before they were due").isZero();
    assertThat(
            number(
                store,
                "SELECT COUNT(*) FROM (SELECT at_us < LAG(at_us) OVER (PARTITION BY part ORDER BY"
                    + " pos) AS back FROM "
                    + store.database.logName()
                    + ".event) e WHERE back"))
        .as("places where `at` goes back within a part")
        .isZero();

    torture.atLeast("timers fired once", effects.size(), dueMicros.size());
    torture.atLeast(
        "attempts by more than one process",
        number(store, "SELECT COUNT(*) FROM fired") - effects.size(),
        10);
    if (skewed) {
      torture.atLeast(
          "largest error of a system clock, s",
          number(store, "SELECT MAX(ABS(error_us)) DIV 1000000 FROM started"),
          7_000);
    }
    long[] late = lateMillis(store);
    torture.count("late ms p50", late[late.length / 2]);
    torture.count("late ms p99", late[late.length * 99 / 100]);
    torture.count("late ms max", late[late.length - 1]);
    // Seconds on any machine; what is looked for only now and then would come hours late.
    assertThat(late[late.length / 2]).as("median of ms late").isLessThan(120_000);
  }

  private long due(Key key) {
    return requireNonNull(dueMicros.get(key), key::toString);
  }

  /** Of the timers that did not wait for the story to move. */
  private long[] lateMillis(StoreUnderTest store) throws SQLException {
    var late = new ArrayList<Long>();
    try (Connection c = store.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT MIN(at_us) - due_us FROM fired WHERE CAST(SUBSTRING(name, 2) AS SIGNED)"
                    + " <= 3 GROUP BY stream_id, name, due_us ORDER BY 1")) {
      while (r.next()) {
        late.add(r.getLong(1) / 1000);
      }
    }
    return late.stream().mapToLong(Long::longValue).toArray();
  }

  private static long early(StoreUnderTest store) throws SQLException {
    return number(store, "SELECT COUNT(*) FROM fired WHERE at_us < due_us");
  }

  private static Key key(byte[] stream, String timer) {
    return new Key(Columns.uuid(stream), Integer.parseInt(timer.substring(1)));
  }

  private static long number(StoreUnderTest store, String sql) throws SQLException {
    try (Connection c = store.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      r.next();
      return r.getLong(1);
    }
  }

  private static void tables(StoreUnderTest store) throws SQLException {
    try (Connection c =
            java.sql.DriverManager.getConnection(
                store.database.jdbcUrl(),
                store.database.migrationUser(),
                store.database.migrationPassword());
        Statement s = c.createStatement()) {
      s.execute(
          "CREATE TABLE fired (stream_id BINARY(16), name VARCHAR(40), due_us BIGINT, at_us BIGINT)");
      s.execute("CREATE TABLE started (error_us BIGINT)");
    }
  }

  /**
   * @param which 0: two hours behind, 1: two hours ahead, 2: right
   */
  private static Process start(StoreUnderTest store, @Nullable Path skew, int which, boolean trusts)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                TimerInstance.class.getName()));
    if (trusts) {
      command.add("trusts-the-system-clock");
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(Path.of("target", "timer-torture.log").toFile()));
    Map<String, String> env = builder.environment();
    env.put("TIMER_URL", store.database.jdbcUrl());
    env.put("TIMER_USER", store.database.user());
    env.put("TIMER_PASSWORD", store.database.password());
    env.put("TIMER_LOG", store.database.logName());
    if (skew != null) {
      env.put("LD_PRELOAD", skew.toAbsolutePath().toString());
      env.put("SKEW_SECONDS", List.of("-7200", "7200", "0").get(which));
    }
    return builder.start();
  }

  /** Null when it cannot be made here: the tests do not ask for a C compiler. */
  private static @Nullable Path skewLibrary() throws IOException, InterruptedException {
    Path source = Path.of("target", "skew.c");
    Path library = Path.of("target", "skew.so");
    try (InputStream code =
        requireNonNull(TimerTortureIT.class.getResourceAsStream("/timer/skew.c"))) {
      Files.write(source, code.readAllBytes());
    }
    try {
      int failed =
          new ProcessBuilder("cc", "-shared", "-fPIC", "-O1", "-o", library + "", source + "")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      return failed == 0 ? library : null;
    } catch (IOException noCompiler) {
      return null;
    }
  }
}
