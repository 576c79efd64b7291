package org.jiebang.eventsourcing.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.MySQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Ask;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.counter.Counters;
import org.jiebang.local.ServiceDatabase;
import org.jiebang.local.TestServers;
import org.jspecify.annotations.Nullable;

/** One instance of the store over a real, freshly migrated database; several may share it. */
public final class StoreUnderTest implements AutoCloseable {

  /** The driver tells of every key that is taken and every cut; here they are what is asked for. */
  private static final Logger DRIVER = Logger.getLogger("org.mariadb.jdbc");

  /** What a busy machine may take for anything; where it counts, a test names its own. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A lane whose connection is cut off without a word notices after this. */
  private static final int LANE_SOCKET_MILLIS = 4_000;

  static {
    DRIVER.setLevel(Level.OFF);
  }

  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  public final ServiceDatabase database;
  public final AgroalDataSource pool;
  public final MariaDbLog log;
  public final EventStore store;
  public final Commands commands;

  public static StoreUnderTest fresh() throws SQLException {
    return fresh("");
  }

  /**
   * @param options of the driver, {@code a=b&c=d}
   */
  public static StoreUnderTest fresh(String options) throws SQLException {
    return migrated(TestServers.get().database("counters"), options);
  }

  /** Over a database of the test's own server. */
  public static StoreUnderTest migrated(ServiceDatabase database) throws SQLException {
    return migrated(database, "");
  }

  private static StoreUnderTest migrated(ServiceDatabase database, String options)
      throws SQLException {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.migrationUser(), database.migrationPassword())
        .locations("db/eventsourcing")
        .placeholders(Map.of("log", database.logName(), "keys", database.keysName()))
        .load()
        .migrate();
    return new StoreUnderTest(database, database, c -> c, lanes(2), options);
  }

  private StoreUnderTest(ServiceDatabase database) throws SQLException {
    this(database, database, c -> c, lanes(2), "");
  }

  private static StoreLimits lanes(int lanes) {
    return patient(StoreLimits.of(lanes, 1000), PATIENCE);
  }

  private static StoreLimits patient(StoreLimits usual, Duration patience) {
    return new StoreLimits(
        usual.lanes(),
        usual.maxWaiting(),
        usual.batchEvents(),
        usual.batchBytes(),
        usual.cachedVersions(),
        patience,
        usual.gathering());
  }

  /**
   * @param forLanes the same database, perhaps by another way
   * @param wrap around each connection of a lane
   */
  private StoreUnderTest(
      ServiceDatabase database,
      ServiceDatabase forLanes,
      UnaryOperator<Connection> wrap,
      StoreLimits limits,
      String options)
      throws SQLException {
    this.database = database;
    this.pool = pool(database, options);
    this.log = new MariaDbLog(pool, database.logName());
    this.store =
        new EventStore(
            log,
            () -> wrap.apply(connect(forLanes, LANE_SOCKET_MILLIS, options)),
            database.logName(),
            limits,
            meters);
    this.commands =
        new Commands(
            "counters",
            log,
            store,
            new EventCodec(Counters.WIRE),
            new Commands.Limits(1000, PATIENCE, PATIENCE, 500),
            () -> false);
  }

  /** As {@link #migrated}, after the first time. */
  public static StoreUnderTest over(ServiceDatabase database) throws SQLException {
    return new StoreUnderTest(database);
  }

  /**
   * As {@link #over(ServiceDatabase)}.
   *
   * @param patience after which its callers hear that the database is away
   */
  public static StoreUnderTest over(ServiceDatabase database, Duration patience)
      throws SQLException {
    return new StoreUnderTest(database, database, c -> c, patient(lanes(2), patience), "");
  }

  /** Looks, as the tail's poll does, what others have appended. */
  public void look() {
    store.poll();
  }

  /** Another instance over the same database: nothing shared but the tables. */
  public StoreUnderTest another() throws SQLException {
    return new StoreUnderTest(database);
  }

  /** Another instance, whose lanes write through connections that {@code wrap} made. */
  public StoreUnderTest another(UnaryOperator<Connection> wrap) throws SQLException {
    return new StoreUnderTest(database, database, wrap, lanes(2), "");
  }

  /** Another instance with one lane, whose writes go through the port of a proxy. */
  public StoreUnderTest writingThrough(int port) throws SQLException {
    return new StoreUnderTest(database, at(port), c -> c, lanes(1), "");
  }

  /** Another instance, all of whose connections go through the port of a proxy. */
  public StoreUnderTest through(int port) throws SQLException {
    return new StoreUnderTest(at(port), at(port), c -> c, lanes(2), "");
  }

  private ServiceDatabase at(int port) {
    return new ServiceDatabase(
        database.host(),
        port,
        database.name(),
        database.user(),
        database.password(),
        database.migrationUser(),
        database.migrationPassword());
  }

  /** As the services have it. The driver's own is shared by URL: closed by one, closed to all. */
  private static AgroalDataSource pool(ServiceDatabase database, String options)
      throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(16)
                        .exceptionSorter(new MySQLExceptionSorter()) // so a dead one leaves it
                        .acquisitionTimeout(Duration.ofSeconds(20))
                        .connectionFactoryConfiguration(
                            connection ->
                                connection
                                    .jdbcUrl(
                                        database.jdbcUrl() + "?connectTimeout=10000&" + options)
                                    .principal(new NamePrincipal(database.user()))
                                    .credential(new SimplePassword(database.password())))));
  }

  public Connection connect() throws SQLException {
    return connect(database, Math.toIntExact(PATIENCE.toMillis()), "");
  }

  private static Connection connect(ServiceDatabase database, int socketMillis, String options)
      throws SQLException {
    Connection c =
        DriverManager.getConnection(
            database.jdbcUrl()
                + "?connectTimeout=10000&socketTimeout="
                + socketMillis
                + "&"
                + options,
            database.user(),
            database.password());
    c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return c;
  }

  /** A connection that may change the log. */
  public Connection owner() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.migrationUser(), database.migrationPassword());
  }

  /** What a counter of the store's metrics has come to. */
  public long metered(String name) {
    return Math.round(meters.find(name).counters().stream().mapToDouble(Counter::count).sum());
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
    // The causation stands on all events of a command, so that a checker finds them.
    return new Ask(
        command,
        actor,
        Instant.parse("2026-03-01T08:00:00Z"),
        fingerprint,
        expectedVersion,
        null,
        key,
        null);
  }

  @Override
  public void close() {
    store.close();
    pool.close();
  }
}
