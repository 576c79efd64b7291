package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.TestServers;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/** One instance of the store over a real, freshly migrated database; several may share it. */
public final class StoreUnderTest implements AutoCloseable {

  public final ServiceDatabase database;
  public final MariaDbPoolDataSource pool;
  public final MariaDbLog log;
  public final EventStore store;
  public final Commands commands;

  public static StoreUnderTest fresh() throws SQLException {
    ServiceDatabase database = TestServers.get().database("counters");
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.migrationUser(), database.migrationPassword())
        .locations("db/eventsourcing")
        .placeholders(Map.of("log", database.logName(), "keys", database.keysName()))
        .load()
        .migrate();
    return new StoreUnderTest(database);
  }

  private StoreUnderTest(ServiceDatabase database) throws SQLException {
    this.database = database;
    this.pool =
        new MariaDbPoolDataSource(
            database.jdbcUrl()
                + "?maxPoolSize=16&user="
                + database.user()
                + "&password="
                + database.password());
    this.log = new MariaDbLog(pool, database.logName());
    this.store = new EventStore(log, this::connect, database.logName(), 2, 1000);
    this.commands = new Commands("counters", log, store, new EventCodec(Counters.WIRE), 1000);
  }

  /** Another instance over the same database: nothing shared but the tables. */
  public StoreUnderTest another() throws SQLException {
    return new StoreUnderTest(database);
  }

  public Connection connect() throws SQLException {
    Connection c =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return c;
  }

  public DataSource dataSource() {
    return pool;
  }

  /** An ask with an id of its own. */
  public static Ask ask(String key) {
    return ask(key, "print-" + key, null);
  }

  public static Ask ask(String key, String fingerprint, @Nullable Long expectedVersion) {
    UUID command = Ids.commandId(1_700_000_000_000L, key);
    var actor = new Actor(new UUID(1, 1), "COM", Counters.TENANT, null);
    return new Ask(
        command,
        actor,
        Instant.parse("2026-03-01T08:00:00Z"),
        fingerprint,
        expectedVersion,
        null,
        null,
        null);
  }

  @Override
  public void close() {
    store.close();
    pool.close();
  }
}
