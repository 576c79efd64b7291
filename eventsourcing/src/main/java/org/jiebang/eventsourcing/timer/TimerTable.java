package org.jiebang.eventsourcing.timer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.store.Columns;

/** The rows of timers that are set; views write them, firing takes them away. */
final class TimerTable {

  /** A timer that is due. */
  record Due(int part, UUID stream, String name, String aggregate, Instant at) {}

  private static final String KEY = "part = ? AND stream_id = ? AND name = ? AND due_us = ?";

  private final DataSource database;

  TimerTable(DataSource database) {
    this.database = database;
  }

  /** What is due at {@code now} and not waiting for another attempt, longest due first. */
  List<Due> due(Instant now, IntPredicate parts, int limit) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT part, stream_id, name, aggregate, due_us FROM timer"
                    + " WHERE due_us <= ? AND retry_us <= ?"
                    + among(parts)
                    + " ORDER BY due_us LIMIT ?")) {
      s.setLong(1, Columns.micros(now));
      s.setLong(2, Columns.micros(now));
      s.setInt(3, limit);
      try (ResultSet r = s.executeQuery()) {
        var due = new ArrayList<Due>();
        while (r.next()) {
          due.add(
              new Due(
                  r.getInt(1),
                  Columns.uuid(r.getBytes(2)),
                  r.getString(3),
                  r.getString(4),
                  Columns.instant(r.getLong(5))));
        }
        return due;
      }
    }
  }

  /** When something will be due after {@code now}, or tried again; far away when nothing is set. */
  Instant next(Instant now, IntPredicate parts) throws SQLException {
    String among = among(parts);
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT (SELECT MIN(due_us) FROM timer WHERE due_us > ?"
                    + among
                    + "), (SELECT MIN(retry_us) FROM timer WHERE due_us <= ?"
                    + among
                    + ")")) {
      s.setLong(1, Columns.micros(now));
      s.setLong(2, Columns.micros(now));
      try (ResultSet r = s.executeQuery()) {
        r.next();
        Instant next = Instant.MAX;
        for (int column = 1; column <= 2; column++) {
          long micros = r.getLong(column);
          if (!r.wasNull() && Columns.instant(micros).isBefore(next)) {
            next = Columns.instant(micros);
          }
        }
        return next;
      }
    }
  }

  private static String among(IntPredicate parts) {
    int[] mine = IntStream.range(0, Ids.PARTS).filter(parts).toArray();
    if (mine.length == Ids.PARTS) {
      return "";
    }
    return mine.length == 0
        ? " AND FALSE"
        : IntStream.of(mine)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(",", " AND part IN (", ")"));
  }

  /** They are over, unless an event has set them to another time meanwhile. */
  void remove(List<Due> done) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "DELETE FROM timer WHERE ("
                    + KEY
                    + ")"
                    + (" OR (" + KEY + ")").repeat(done.size() - 1))) {
      int i = 0;
      for (Due due : done) {
        i = bind(s, i, due);
      }
      s.executeUpdate();
    }
  }

  /** Not before {@code retry}. */
  void later(Due due, Instant retry) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement("UPDATE timer SET retry_us = ? WHERE " + KEY)) {
      s.setLong(1, Columns.micros(retry));
      bind(s, 1, due);
      s.executeUpdate();
    }
  }

  private static int bind(PreparedStatement s, int before, Due due) throws SQLException {
    int i = before;
    s.setInt(++i, due.part());
    s.setBytes(++i, Columns.bytes(due.stream()));
    s.setString(++i, due.name());
    s.setLong(++i, Columns.micros(due.at()));
    return i;
  }
}
