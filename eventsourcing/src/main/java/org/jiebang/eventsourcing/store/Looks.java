package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks the log what has gone on, over a connection of its own whose answers are not waited for
 * longer than a lane's. Not thread-safe: one thread uses it.
 */
final class Looks implements Function<Set<Freshness.Seen>, Set<Freshness.Seen>> {

  private final MariaDbLog log;
  private final Callable<Connection> connector;
  private @Nullable Connection connection;

  Looks(MariaDbLog log, Callable<Connection> connector) {
    this.log = log;
    this.connector = connector;
  }

  /**
   * @throws StoreUnavailable when the database does not answer; the next one tries anew
   */
  @Override
  public Set<Freshness.Seen> apply(Set<Freshness.Seen> seen) {
    try {
      return log.moved(connected(), seen);
    } catch (SQLException e) {
      close();
      throw log.unavailable(e);
    }
  }

  private Connection connected() throws SQLException {
    Connection c = connection;
    if (c == null) {
      try {
        c = connector.call();
      } catch (SQLException e) {
        throw e;
      } catch (Exception e) {
        throw new SQLException("no connection to look by", e);
      }
      connection = c;
    }
    return c;
  }

  /** By the thread that uses it. */
  void close() {
    Connection c = connection;
    connection = null;
    try {
      if (c != null) {
        c.close();
      }
    } catch (SQLException e) {
      System.getLogger(Looks.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a broken connection", e);
    }
  }
}
