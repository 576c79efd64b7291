package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The setting of the server without which an acknowledged event may be lost in a power cut. */
final class DurableServer {

  private DurableServer() {}

  /**
   * @throws IllegalStateException when the server does not flush at commit
   */
  static void require(Connection connection) throws SQLException {
    require(connection, "@@innodb_flush_log_at_trx_commit");
  }

  static void require(Connection connection, String variable) throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("SELECT " + variable)) {
      r.next();
      if (r.getInt(1) != 1) {
        throw new IllegalStateException(
            "MariaDB runs with innodb_flush_log_at_trx_commit="
                + r.getInt(1)
                + ": acknowledged events could be lost. Set it to 1, or"
                + " jiebang.store.require-durable=false.");
      }
    }
  }
}
