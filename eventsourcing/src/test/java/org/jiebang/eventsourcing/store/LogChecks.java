package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the whole log by plain JDBC and says what is wrong with it: holes, versions, chain, times,
 * command ids.
 */
public final class LogChecks {

  private LogChecks() {}

  public static List<String> wrong(StoreUnderTest under) throws SQLException {
    var wrong = new ArrayList<String>();
    var versions = new HashMap<UUID, Long>();
    int part = -1;
    long pos = 0;
    long at = 0;
    byte[] tip = HashChain.GENESIS;
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT "
                    + Columns.ALL
                    + " FROM "
                    + under.database.logName()
                    + ".event ORDER BY part, pos")) {
      while (r.next()) {
        StoredEvent e = Columns.event(r);
        if (e.part() != part) {
          part = e.part();
          pos = 0;
          at = 0;
          tip = HashChain.GENESIS;
        }
        String where = " at " + e.part() + "/" + e.pos();
        if (e.pos() != ++pos) {
          wrong.add("hole" + where);
          pos = e.pos();
        }
        if (versions.merge(e.stream(), 1L, Long::sum) != e.version()) {
          wrong.add("version" + where);
        }
        if (HashChain.micros(e.at()) < at) {
          wrong.add("time goes back" + where);
        }
        at = HashChain.micros(e.at());
        tip = HashChain.next(tip, e);
        if (!Arrays.equals(tip, e.hash())) {
          wrong.add("hash" + where);
        }
      }
    }
    return wrong;
  }

  public static long count(StoreUnderTest under) throws SQLException {
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery("SELECT COUNT(*) FROM " + under.database.logName() + ".event")) {
      r.next();
      return r.getLong(1);
    }
  }

  /** How many events each command has, by its key in {@link StoreUnderTest#ask}. */
  public static Map<String, Integer> eventsByKey(StoreUnderTest under) throws SQLException {
    var events = new HashMap<String, Integer>();
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT JSON_VALUE(meta, '$.causation'), COUNT(*) FROM "
                    + under.database.logName()
                    + ".event GROUP BY 1")) {
      while (r.next()) {
        events.put(r.getString(1), r.getInt(2));
      }
    }
    return events;
  }

  /** Whose event stands where: the key of its command, by {@code part/pos}. */
  public static Map<String, String> keysByPlace(StoreUnderTest under) throws SQLException {
    var keys = new HashMap<String, String>();
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT part, pos, JSON_VALUE(meta, '$.causation') FROM "
                    + under.database.logName()
                    + ".event")) {
      while (r.next()) {
        keys.put(r.getInt(1) + "/" + r.getLong(2), r.getString(3));
      }
    }
    return keys;
  }

  /** The ids of all commands in the log. */
  public static Set<UUID> commands(StoreUnderTest under) throws SQLException {
    var commands = new HashSet<UUID>();
    try (Connection c = under.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT command_id FROM "
                    + under.database.logName()
                    + ".event WHERE command_id IS NOT NULL")) {
      while (r.next()) {
        commands.add(Columns.uuid(r.getBytes(1)));
      }
    }
    return commands;
  }
}
