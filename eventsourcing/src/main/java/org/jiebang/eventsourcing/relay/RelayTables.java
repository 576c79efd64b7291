package org.jiebang.eventsourcing.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;

/** Checkpoints and barrier of the relay, in the service's own database. */
final class RelayTables {

  private final DataSource database;

  RelayTables(DataSource database) {
    this.database = database;
  }

  /** Up to which position each part is acknowledged; index = part. */
  long[] checkpoints() {
    try (Connection c = database.getConnection()) {
      var positions = new long[Ids.PARTS];
      if (read(c, positions) < Ids.PARTS) {
        try (PreparedStatement insert =
            c.prepareStatement("INSERT IGNORE INTO relay_checkpoint (part, pos) VALUES (?, 0)")) {
          for (int part = 0; part < Ids.PARTS; part++) {
            insert.setInt(1, part);
            insert.addBatch();
          }
          insert.executeBatch();
        }
        read(c, positions);
      }
      return positions;
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  /**
   * @return false when it does not stand at {@code from} any more: another instance has moved it
   */
  boolean move(int part, long from, long to) {
    try (Connection c = database.getConnection();
        PreparedStatement update =
            c.prepareStatement("UPDATE relay_checkpoint SET pos = ? WHERE part = ? AND pos = ?")) {
      update.setLong(1, to);
      update.setInt(2, part);
      update.setLong(3, from);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  /**
   * One durable write: its fsync carries everything that was visible before it. A transaction in
   * InnoDB's group commit is visible before its redo log is flushed (ARCHITECTURE, "Visible is not
   * durable").
   */
  void barrier() {
    try (Connection c = database.getConnection();
        PreparedStatement write =
            c.prepareStatement(
                "INSERT INTO relay_barrier (id, writes) VALUES (1, 1)"
                    + " ON DUPLICATE KEY UPDATE writes = writes + 1")) {
      write.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  private static int read(Connection c, long[] positions) throws SQLException {
    int rows = 0;
    try (PreparedStatement select = c.prepareStatement("SELECT part, pos FROM relay_checkpoint");
        ResultSet r = select.executeQuery()) {
      while (r.next()) {
        positions[r.getInt(1)] = r.getLong(2);
        rows++;
      }
    }
    return rows;
  }

  /** The database does not answer as it should; the relay tries again. */
  static final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseAway(SQLException cause) {
      super("relay tables", cause);
    }
  }
}
