package org.jiebang.eventsourcing.http;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.jiebang.eventsourcing.identity.KeysUnreachable;
import org.jiebang.eventsourcing.store.SqlErrors;
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
          || at instanceof SQLException sql
              && (SqlErrors.noConnection(sql) || SqlErrors.transientConflict(sql))) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
