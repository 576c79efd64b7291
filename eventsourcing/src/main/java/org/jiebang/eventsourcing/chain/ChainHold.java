package org.jiebang.eventsourcing.chain;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.store.StoreUnavailable;

/**
 * Keeps a service from starting on a restored log whose end is lost, until somebody accepts the
 * loss (ADR 0016).
 */
@ApplicationScoped
public class ChainHold {

  private final DataSource database;

  ChainHold(DataSource database) {
    this.database = database;
  }

  /** Before anything appends, publishes or consumes. */
  void start(@Observes @Priority(50) StartupEvent event) {
    try (Connection c = database.getConnection();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT COUNT(*), COALESCE(SUM(published_pos - restored_pos), 0) FROM log_hold")) {
      r.next();
      if (r.getInt(1) > 0) {
        throw new IllegalStateException(
            "%d positions of %d parts are lost in a restore, and others have seen them: restore again with --accept-loss"
                .formatted(r.getLong(2), r.getInt(1)));
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("asking for holds", e);
    }
  }
}
