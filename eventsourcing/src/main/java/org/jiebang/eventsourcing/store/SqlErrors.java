package org.jiebang.eventsourcing.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

/** The database's answers that the store knows how to go on from. */
public final class SqlErrors {

  private static final int DUPLICATE_KEY = 1062;
  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT = 1205;
  private static final int CHANGED_SINCE_READ = 1020;

  /**
   * What Agroal says, with neither a type nor a state, when nothing was to be had, and when what
   * was had turned out to be dead as it joined the transaction (we have no second datasource: ADR
   * 0029).
   */
  private static final List<String> POOL_HAS_NONE =
      List.of("cquisition timeout", "Failed to enlist");

  private SqlErrors() {}

  /** Another writer was there first: look again, then try again. */
  public static boolean duplicate(Throwable thrown) {
    return code(thrown) == DUPLICATE_KEY;
  }

  /** Rolled back by the server for reasons of concurrency: try the whole transaction again. */
  public static boolean transientConflict(Throwable thrown) {
    int code = code(thrown);
    return code == DEADLOCK || code == LOCK_WAIT || code == CHANGED_SINCE_READ;
  }

  /** The connection is gone or cannot be had: the outcome of a commit is unknown. */
  public static boolean connectionLost(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof JsonProcessingException) {
        return false; // an IOException by descent, but the content is what it is
      }
      // A commit that the server never answered has no SQLException among its causes (ADR 0023).
      if (t instanceof RollbackException
          || t instanceof IOException
          || t instanceof SQLException e && noConnection(e)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this very exception says so, whatever caused it. */
  public static boolean noConnection(SQLException e) {
    String state = e.getSQLState();
    String message = e.getMessage();
    return e instanceof SQLNonTransientConnectionException
        || e instanceof SQLTransientConnectionException
        || e instanceof SQLRecoverableException
        || e instanceof SQLTimeoutException
        || state != null && state.startsWith("08")
        || message != null && POOL_HAS_NONE.stream().anyMatch(message::contains);
  }

  /** A value that a column does not take: asking again gives the same. */
  public static boolean aboutContent(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException e
          && e.getSQLState() != null
          && e.getSQLState().startsWith("22")) {
        return true;
      }
    }
    return false;
  }

  private static int code(Throwable thrown) {
    int code = 0;
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof SQLException e && e.getErrorCode() != 0) {
        code = e.getErrorCode();
      }
    }
    return code;
  }
}
