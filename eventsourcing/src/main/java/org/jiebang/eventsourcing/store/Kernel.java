package org.jiebang.eventsourcing.store;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Service;
import org.jspecify.annotations.Nullable;

/** Puts the store together in a service and takes it down after everything that appends. */
@ApplicationScoped
public class Kernel {

  private final MariaDbLog log;
  private final EventStore store;
  private final EventCodec codec;
  private final Commands commands;
  private final StoreConfig config;
  private final AgroalDataSource database;
  private @Nullable TailPoll poll;

  Kernel(
      AgroalDataSource database,
      StoreConfig config,
      Service service,
      MeterRegistry meters,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password,
      @ConfigProperty(name = "jiebang.db.log") String logName) {
    this.database = database;
    this.config = config;
    this.log = new MariaDbLog(database, logName);
    // Lanes keep their connection, so they do not take from the pool.
    this.store =
        new EventStore(
            log,
            () -> laneConnection(url, user, password, config),
            logName,
            new StoreLimits(
                config.lanes(),
                config.maxWaiting(),
                config.batchEvents(),
                config.batchBytes(),
                config.cachedVersions(),
                config.patience(),
                config.gathering()),
            meters);
    this.codec = new EventCodec(service.wire());
    this.commands =
        new Commands(
            service.name(),
            log,
            store,
            codec,
            new Commands.Limits(
                config.cachedStreams(),
                config.inFlightWait(),
                config.turnPatience(),
                config.readBatch()),
            QuarkusTransaction::isActive);
  }

  /** Before the relay, the consumer, views and timers, which start with the default priority. */
  void start(@Observes @Priority(100) StartupEvent event) {
    if (config.requireDurable()) {
      requireDurable();
    }
    store.poll();
    poll = new TailPoll(store, config.poll());
    poll.start();
  }

  /** After everything that appends. */
  void stop(@Observes @Priority(10_000) ShutdownEvent event) {
    if (poll != null) {
      poll.close();
    }
    store.close();
  }

  /** A lane that waits for a peer that is gone would hold up everybody: both waits end. */
  private static Connection laneConnection(
      String url, String user, String password, StoreConfig config) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", String.valueOf(config.connectTimeout().toMillis()));
    properties.setProperty("socketTimeout", String.valueOf(config.answerTimeout().toMillis()));
    Connection c = DriverManager.getConnection(url, properties);
    c.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return c;
  }

  private void requireDurable() {
    try (Connection c = database.getConnection()) {
      DurableServer.require(c);
    } catch (SQLException e) {
      throw new StoreUnavailable("asking the server for its settings", e);
    }
  }

  @Produces
  @Singleton
  CommandHandler commandHandler() {
    return commands;
  }

  @Produces
  @Singleton
  EventLog eventLog() {
    return log;
  }

  @Produces
  @Singleton
  Tail tail() {
    return store;
  }

  @Produces
  @Singleton
  EventCodec eventCodec() {
    return codec;
  }
}
