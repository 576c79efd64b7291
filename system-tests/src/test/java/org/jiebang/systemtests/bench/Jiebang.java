package org.jiebang.systemtests.bench;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.store.Commands;
import org.jiebang.eventsourcing.store.EventCodec;
import org.jiebang.eventsourcing.store.EventStore;
import org.jiebang.eventsourcing.store.MariaDbLog;
import org.jiebang.eventsourcing.store.StoreLimits;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.bench.Load;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/**
 * One instance of our store, asked as a service asks it: command in, decided, appended, answered.
 */
final class Jiebang implements AutoCloseable {

  static final String SESSION =
      "sessionVariables=transaction_isolation='READ-COMMITTED',innodb_lock_wait_timeout=3"
          + "&useBulkStmts=true&useServerPrepStmts=true&socketTimeout=30000";
  private static final int OWN_STREAMS = 3_200;
  private static final int HOT_STREAMS = 8;
  private static final Actor ACTOR = new Actor(new UUID(1, 1), "COM", Notes.TENANT, null);

  final MariaDbPoolDataSource pool;
  final MariaDbLog log;
  final EventStore store;
  final Commands commands;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong asked = new AtomicLong();
  private final UUID[] hot = new UUID[HOT_STREAMS];

  Jiebang(ServiceDatabase database, int lanes) throws SQLException {
    this(database, StoreLimits.of(lanes, 10_000));
  }

  Jiebang(ServiceDatabase database, StoreLimits limits) throws SQLException {
    String url = database.jdbcUrl() + "?" + SESSION;
    pool =
        new MariaDbPoolDataSource(
            url + "&maxPoolSize=16&user=" + database.user() + "&password=" + database.password());
    log = new MariaDbLog(pool, database.logName());
    store =
        new EventStore(
            log,
            () -> connect(url, database.user(), database.password()),
            database.logName(),
            limits,
            meters);
    commands = new Commands("bench", log, store, new EventCodec(Notes.WIRE), 100_000);
    for (int i = 0; i < HOT_STREAMS; i++) {
      hot[i] = Ids.root(command(), "hot-" + i);
    }
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    Connection c = DriverManager.getConnection(url, user, password);
    c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return c;
  }

  private UUID command() {
    return Ids.commandId(
        System.currentTimeMillis(), "bench", Long.toString(asked.incrementAndGet()));
  }

  Ask ask() {
    return new Ask(
        command(),
        ACTOR,
        Instant.now().truncatedTo(ChronoUnit.MICROS),
        "fingerprint-of-the-body",
        null,
        null,
        null,
        null);
  }

  /**
   * A caller with streams of its own.
   *
   * @param hotShare share of commands that go to one of 8 streams which all callers use, 0..1
   * @param parts which parts its own streams may lie in
   */
  Load.Caller caller(int callers, double hotShare, IntPredicate parts) {
    int n = Math.max(4, OWN_STREAMS / callers);
    var own = new UUID[n];
    for (int i = 0; i < n; i++) {
      do {
        own[i] = Ids.root(command(), "own");
      } while (!parts.test(Ids.part(own[i])));
    }
    return () -> {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      UUID stream =
          hotShare > 0 && random.nextDouble() < hotShare
              ? hot[random.nextInt(HOT_STREAMS)]
              : own[random.nextInt(n)];
      commands.handle(Notes.NOTE, stream, ask(), new Notes.Add(Notes.example(stream)));
      return 1;
    };
  }

  /** What its transactions were like, from the beginning of its life. */
  String batches() {
    DistributionSummary events = meters.get("jiebang.store.append.events").summary();
    Timer time = meters.get("jiebang.store.append.time").timer();
    return String.format(
        Locale.ROOT,
        "a transaction at 256 callers: %.0f events, %.2f ms, mean of the last round",
        events.mean(),
        time.mean(TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    store.close();
    pool.close();
  }
}
