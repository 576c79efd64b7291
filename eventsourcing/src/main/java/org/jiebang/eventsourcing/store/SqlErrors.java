package org.jiebang.eventsourcing.store;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;

/** The database's answers that the store knows how to go on from. */
public final class SqlErrors {

  private static final int DUPLICATE_KEY = 1062;
  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT = 1205;
  private static final int CHANGED_SINCE_READ = 1020;

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
      // A commit that the server never answered has no SQLException among its causes (ADR 0023).
      if (t instanceof RollbackException) {
        return true;
      }
      if (t instanceof SQLException e
          && (t instanceof java.sql.SQLNonTransientConnectionException
              || t instanceof java.sql.SQLTransientConnectionException
              || t instanceof java.sql.SQLTimeoutException
              || e.getSQLState() != null && e.getSQLState().startsWith("08"))) {
        return true;
      }
      if (t instanceof java.io.IOException) {
        return true;
      }
    }
    return false;
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
