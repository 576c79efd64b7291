package org.jiebang.eventsourcing.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.store.Columns;
import org.jspecify.annotations.Nullable;

/** Instances and what they hold; every time is the database's. */
final class LeaseTable {

  private static final String NOW = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";

  private final DataSource database;

  LeaseTable(DataSource database) {
    this.database = database;
  }

  /** Says that {@code me} lives for {@code hold} from now. */
  void renew(UUID me, String url, Duration hold) throws SQLException {
    String until = NOW + " + " + TimeUnit.NANOSECONDS.toMicros(hold.toNanos());
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "INSERT INTO instance (id, url, until_us) VALUES (?, ?, "
                    + until
                    + ") ON DUPLICATE KEY UPDATE url = VALUES(url), until_us = VALUES(until_us)")) {
      s.setBytes(1, Columns.bytes(me));
      s.setString(2, url);
      s.executeUpdate();
    }
  }

  /** Where those who live are reached, in the order of their ids. */
  SortedMap<UUID, String> live() throws SQLException {
    var live = new TreeMap<UUID, String>();
    boolean dead = false;
    try (Connection c = database.getConnection()) {
      try (PreparedStatement s =
              c.prepareStatement("SELECT id, url, until_us > " + NOW + " FROM instance");
          ResultSet r = s.executeQuery()) {
        while (r.next()) {
          if (r.getBoolean(3)) {
            live.put(Columns.uuid(r.getBytes(1)), r.getString(2));
          } else {
            dead = true;
          }
        }
      }
      if (dead) {
        try (PreparedStatement s =
            c.prepareStatement("DELETE FROM instance WHERE until_us < " + NOW + " - 60000000")) {
          s.executeUpdate();
        }
      }
    }
    return live;
  }

  /** By part; of the dead, too. */
  @Nullable UUID[] holders() throws SQLException {
    var holders = new @Nullable UUID[Ids.PARTS];
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement("SELECT part, holder FROM part_lease");
        ResultSet r = s.executeQuery()) {
      while (r.next()) {
        byte[] holder = r.getBytes(2);
        holders[r.getInt(1)] = holder == null ? null : Columns.uuid(holder);
      }
    }
    return holders;
  }

  /** Each move that still finds what it was planned on. */
  void carryOut(List<Shares.Move> moves) throws SQLException {
    if (moves.isEmpty()) {
      return;
    }
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "UPDATE part_lease SET holder = ? WHERE part = ? AND holder <=> ?")) {
      for (Shares.Move move : moves) {
        UUID from = move.from();
        s.setBytes(1, Columns.bytes(move.to()));
        s.setInt(2, move.part());
        s.setBytes(3, from == null ? null : Columns.bytes(from));
        s.executeUpdate();
      }
    }
  }

  void leave(UUID me) throws SQLException {
    try (Connection c = database.getConnection();
        PreparedStatement s = c.prepareStatement("DELETE FROM instance WHERE id = ?")) {
      s.setBytes(1, Columns.bytes(me));
      s.executeUpdate();
    }
  }
}
