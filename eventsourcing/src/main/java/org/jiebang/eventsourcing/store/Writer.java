package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jiebang.eventsourcing.crash.CrashPoint;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in one transaction with one fsync, on a connection of its own. Not thread-safe: one
 * per lane, used under its lock.
 *
 * <p>The rows go as one bulk execute inside an explicit transaction. A bulk in autocommit would
 * save a round trip, but is atomic only while the driver sends it as one packet (ADR 0002).
 */
final class Writer implements AutoCloseable {

  /** Row 1 is the relay's. */
  private static final String TOUCH =
      "INSERT INTO relay_barrier (id, writes) VALUES (2, 1)"
          + " ON DUPLICATE KEY UPDATE writes = writes + 1";

  private final Line line;
  private final Epoch epoch;
  private final String insert;
  private long since;
  private @Nullable PreparedStatement statement;

  /**
   * @param log name of the log's database
   */
  Writer(Callable<Connection> connector, String log, Epoch epoch) {
    this.line =
        new Line(
            () -> {
              Connection c = connector.call();
              c.setAutoCommit(false);
              return c;
            });
    this.epoch = epoch;
    this.insert =
        "INSERT INTO " + log + ".event (" + Columns.ALL + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)";
  }

  /**
   * Returns when the rows are committed; after an exception nothing was written, or (connection
   * lost) the outcome is unknown.
   */
  void write(List<Row> rows) throws SQLException {
    Connection c = connected();
    try {
      PreparedStatement s = statement(c);
      for (Row bytes : rows) {
        StoredEvent row = bytes.event();
        s.setInt(1, row.part());
        s.setLong(2, row.pos());
        s.setBytes(3, Columns.bytes(row.stream()));
        s.setLong(4, row.version());
        s.setBytes(5, Columns.bytes(row.tenant()));
        s.setString(6, row.type());
        s.setInt(7, row.schema());
        s.setLong(8, HashChain.micros(row.at()));
        s.setLong(9, HashChain.micros(row.recordedAt()));
        // setBytes also for NULL: mixed with setNull the driver splits the bulk.
        s.setBytes(10, row.commandId() == null ? null : Columns.bytes(row.commandId()));
        s.setBytes(11, bytes.payload());
        s.setBytes(12, bytes.meta());
        s.setBytes(13, row.hash());
        s.addBatch();
      }
      s.executeBatch();
      CrashPoint.BEFORE_APPEND_COMMIT.pass();
      c.commit();
      CrashPoint.AFTER_APPEND_COMMIT.pass();
    } catch (SQLException e) {
      undo(c, e);
      throw e;
    }
  }

  /** A durable write that changes nothing anybody reads. */
  void touch() throws SQLException {
    connect();
    Connection c = connected();
    try (PreparedStatement s = c.prepareStatement(TOUCH)) {
      s.executeUpdate();
      c.commit();
    } catch (SQLException e) {
      undo(c, e);
      throw e;
    }
  }

  private void undo(Connection c, SQLException cause) {
    if (SqlErrors.connectionLost(cause)) {
      close(); // the driver may go on with a broken connection; we do not
      return;
    }
    try {
      if (statement != null) {
        statement.clearBatch();
      }
      c.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
      close();
    }
  }

  /**
   * Opens a connection unless there is one; the epoch since which it has been open. While it works,
   * the server has not crashed since.
   */
  long connect() throws SQLException {
    if (line.current() == null) {
      close();
      line.open();
      since = epoch.next();
    }
    return since;
  }

  private Connection connected() throws SQLException {
    Connection c = line.current();
    if (c == null) {
      throw new SQLException("not connected", "08003");
    }
    return c;
  }

  private PreparedStatement statement(Connection c) throws SQLException {
    PreparedStatement s = statement;
    if (s == null) {
      s = c.prepareStatement(insert);
      statement = s;
    }
    return s;
  }

  @Override
  public void close() {
    statement = null;
    line.close();
  }
}
