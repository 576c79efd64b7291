package org.jiebang.eventsourcing.admin;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.store.StoreUnavailable;

/** Reads how far everything has come from the tables, which all instances of a service share. */
@Singleton
class PositionTables {

  /**
   * How far one source's part has been taken in.
   *
   * @param seen the furthest position that has arrived; beyond {@code pos}: something is missing
   * @param forked the publisher has contradicted itself; the part waits for an operator
   */
  record Inbound(int part, long pos, long seen, boolean forked) {}

  /**
   * The deadlines of a service.
   *
   * @param waiting rows in all
   * @param overdue rows due now, and not put off after a failure
   */
  record TimerCount(long waiting, long overdue) {}

  private final DataSource database;

  PositionTables(DataSource database) {
    this.database = database;
  }

  /** Up to which position each part is acknowledged by Kafka; index = part. */
  long[] relayed() {
    var positions = new long[Ids.PARTS];
    read(
        "SELECT part, pos FROM relay_checkpoint",
        s -> {},
        r -> positions[r.getInt(1)] = r.getLong(2));
    return positions;
  }

  /** Of each view's live generation the positions; index = part. */
  Map<String, long[]> views() {
    var views = new TreeMap<String, long[]>();
    read(
        "SELECT c.view, c.part, c.pos FROM checkpoint c"
            + " JOIN generation g ON g.view = c.view AND g.live = c.gen",
        s -> {},
        r ->
            views.computeIfAbsent(r.getString(1), v -> new long[Ids.PARTS])[r.getInt(2)] =
                r.getLong(3));
    return views;
  }

  /** Of each source the parts that hold something. */
  Map<String, List<Inbound>> inbound() {
    var sources = new TreeMap<String, List<Inbound>>();
    read(
        "SELECT source, part, pos, seen, forked_us IS NOT NULL FROM inbound_position"
            + " WHERE seen > 0 OR pos > 0 ORDER BY source, part",
        s -> {},
        r ->
            sources
                .computeIfAbsent(r.getString(1), v -> new ArrayList<>())
                .add(new Inbound(r.getInt(2), r.getLong(3), r.getLong(4), r.getBoolean(5))));
    return sources;
  }

  /** Dead letters by state. */
  Map<String, Long> letters() {
    var letters = new TreeMap<String, Long>();
    read(
        "SELECT state, COUNT(*) FROM dead_letter GROUP BY state",
        s -> {},
        r -> letters.put(r.getString(1), r.getLong(2)));
    return letters;
  }

  /**
   * @param nowMicros the story's time
   */
  TimerCount timers(long nowMicros) {
    var counts = new long[2];
    read(
        "SELECT COUNT(*), COALESCE(SUM(due_us <= ?), 0) FROM timer",
        s -> s.setLong(1, nowMicros),
        r -> {
          counts[0] = r.getLong(1);
          counts[1] = r.getLong(2);
        });
    return new TimerCount(counts[0], counts[1]);
  }

  private void read(String sql, Binding binding, Row row) {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement(sql)) {
      binding.bind(s);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          row.read(r);
        }
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("reading positions", e);
    }
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }
}
