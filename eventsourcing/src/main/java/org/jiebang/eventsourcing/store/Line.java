package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A connection of one thread's own, opened when it is needed, and again after it broke. Not
 * thread-safe.
 */
final class Line implements AutoCloseable {

  private final Callable<Connection> connector;
  private @Nullable Connection connection;

  Line(Callable<Connection> connector) {
    this.connector = connector;
  }

  /** Null: there is none, or it has been closed. */
  @Nullable Connection current() throws SQLException {
    Connection c = connection;
    return c == null || c.isClosed() ? null : c;
  }

  /** The one there is, else a new one. */
  Connection open() throws SQLException {
    Connection c = current();
    if (c == null) {
      close();
      try {
        c = connector.call();
      } catch (SQLException e) {
        throw e;
      } catch (Exception e) {
        throw new SQLException("no connection", e);
      }
      connection = c;
    }
    return c;
  }

  @Override
  public void close() {
    Connection c = connection;
    connection = null;
    try {
      if (c != null) {
        c.close();
      }
    } catch (SQLException e) {
      System.getLogger(Line.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a broken connection", e);
    }
  }
}
