package org.jiebang.eventsourcing.timer;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Clock;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.eventsourcing.lease.Parts;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.Commands;
import org.jiebang.eventsourcing.store.EventCodec;
import org.jiebang.eventsourcing.store.EventStore;
import org.jiebang.eventsourcing.store.MariaDbLog;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** One process that fires timers, started and killed by {@link TimerTortureIT}. */
final class TimerInstance {

  /** Everything but the clock is as in a service; the views are the test, which sets the rows. */
  public static void main(String[] trustsTheSystemClock) throws SQLException {
    String url = env("TIMER_URL");
    String user = env("TIMER_USER");
    String password = env("TIMER_PASSWORD");
    String logName = env("TIMER_LOG");
    var pool =
        new MariaDbPoolDataSource(url + "?maxPoolSize=16&user=" + user + "&password=" + password);
    note(pool);
    var log = new MariaDbLog(pool, logName);
    var store =
        new EventStore(
            log,
            () -> {
              Connection c = DriverManager.getConnection(url, user, password);
              c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
              return c;
            },
            logName,
            2,
            1000);
    Clock clock = trustsTheSystemClock.length > 0 ? Instant::now : new StoryClock(pool);
    new TimerLoop(
            new TimerTable(pool),
            new Commands("counters", log, store, new EventCodec(Counters.WIRE), 10_000),
            clock,
            store,
            (part, pos, atMost) -> true,
            Parts.ALL,
            List.of(new Raises(pool)),
            100,
            delay -> {})
        .run();
  }

  private static String env(String name) {
    return requireNonNull(System.getenv(name), name);
  }

  /** How wrong this process's system clock is. */
  private static void note(DataSource pool) throws SQLException {
    try (Connection c = pool.getConnection();
        PreparedStatement s =
            c.prepareStatement("INSERT INTO started SELECT ? - " + TimerTortureIT.NOW_MICROS)) {
      s.setLong(1, Columns.micros(Instant.now()));
      s.executeUpdate();
    }
  }

  /** Timer {@code t7} raises its counter by 7; when it does, by the database's time, is noted. */
  private record Raises(DataSource pool)
      implements Timers<Counters.Command, Counters.Counter, Counters.Event> {

    @Override
    public Aggregate<Counters.Command, Counters.Counter, Counters.Event> aggregate() {
      return Counters.COUNTER;
    }

    @Override
    public List<Change> on(Recorded<Counters.Event> fact) {
      return List.of();
    }

    @Override
    public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
      try (Connection c = pool.getConnection();
          PreparedStatement s =
              c.prepareStatement(
                  "INSERT INTO fired SELECT ?, ?, ?, "
                      + TimerTortureIT.NOW_MICROS
                      + " + offset_us FROM story_clock")) {
        s.setBytes(1, Columns.bytes(stream));
        s.setString(2, timer);
        s.setLong(3, Columns.micros(due));
        s.executeUpdate();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      int by = Integer.parseInt(timer.substring(1));
      return List.of(Step.of(Counters.COUNTER, stream, new Counters.Raise(by)));
    }
  }

  private TimerInstance() {}
}
