package org.jiebang.eventsourcing.http;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jiebang.eventsourcing.identity.KeysUnreachable;
import org.jiebang.eventsourcing.store.StoreUnavailable;

/** Tells an outage (503, try again) from a bug (500). */
final class Unavailable {

  private Unavailable() {}

  static boolean is(Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 20; depth++) {
      if (at instanceof StoreUnavailable
          || at instanceof KeysUnreachable
          || at instanceof RollbackException // the commit was never answered (ADR 0023)
          || at instanceof SQLException sql && connectionLost(sql)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private static boolean connectionLost(SQLException e) {
    String state = e.getSQLState();
    String message = e.getMessage();
    return e instanceof SQLTransientConnectionException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLRecoverableException
        || state != null && state.startsWith("08")
        // Agroal has neither a type nor a state for an exhausted pool.
        || message != null && message.contains("cquisition timeout");
  }
}
