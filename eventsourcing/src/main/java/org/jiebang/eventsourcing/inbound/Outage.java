package org.jiebang.eventsourcing.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.store.StoreUnavailable;

/**
 * Tells what will pass by itself (a lost connection, a lock, too much work) from what is broken: an
 * outage is waited for as long as it lasts, and never makes a dead letter.
 */
final class Outage {

  private static final Set<String> BUSY =
      Set.of("VIEW_BEHIND", "BACKPRESSURE", "IDEMPOTENCY_IN_PROGRESS");

  private Outage() {}

  static boolean is(Throwable thrown) {
    int depth = 0;
    for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
      if (t instanceof JsonProcessingException) {
        return false; // an IOException by descent, but the content is what it is
      }
      boolean passes =
          switch (t) {
            case Rejected r -> BUSY.contains(r.refusal().name());
            case SQLException e -> !aboutContent(e);
            case StoreUnavailable _, IOException _, TimeoutException _ -> true;
            case RollbackException _ -> true; // the commit was never answered (ADR 0023)
            case LockTimeoutException _, PessimisticLockException _ -> true;
            default -> false;
          };
      if (passes) {
        return true;
      }
    }
    return false;
  }

  /** SQL states of data (22), constraints (23) and syntax (42): asking again gives the same. */
  private static boolean aboutContent(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
  }
}
