package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Asks the log what has gone on, over a connection of its own whose answers are not waited for
 * longer than a lane's. Not thread-safe: one thread uses it.
 */
final class Looks implements Function<Set<Freshness.Seen>, Set<Freshness.Seen>> {

  private final MariaDbLog log;
  private final Line line;

  Looks(MariaDbLog log, Callable<Connection> connector) {
    this.log = log;
    this.line = new Line(connector);
  }

  /**
   * @throws StoreUnavailable when the database does not answer; the next one tries anew
   */
  @Override
  public Set<Freshness.Seen> apply(Set<Freshness.Seen> seen) {
    try {
      return log.moved(line.open(), seen);
    } catch (SQLException e) {
      line.close();
      throw log.unavailable(e);
    }
  }

  /** By the thread that uses it. */
  void close() {
    line.close();
  }
}
