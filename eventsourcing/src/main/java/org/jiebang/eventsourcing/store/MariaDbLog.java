package org.jiebang.eventsourcing.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log by key ranges only: never {@code MAX … GROUP BY} over a part, which scans an index.
 */
public final class MariaDbLog implements EventLog {

  private static final int MAX_READS = 3;
  private static final long QUICKLY_NANOS = 500_000_000;

  private final DataSource database;
  private final String table;
  private volatile Runnable whenLost = () -> {};

  /**
   * @param log name of the log's database
   */
  public MariaDbLog(DataSource database, String log) {
    this.database = database;
    this.table = log + ".event";
  }

  /** {@code lost} is called each time a connection turns out to be broken. */
  void whenLost(Runnable lost) {
    whenLost = lost;
  }

  @Override
  public List<StoredEvent> read(int part, long after, int limit) {
    return select(
        " WHERE part = ? AND pos > ? ORDER BY pos LIMIT ?",
        s -> {
          s.setInt(1, part);
          s.setLong(2, after);
          s.setInt(3, limit);
        });
  }

  @Override
  public byte[] hashAt(int part, long pos) {
    if (pos == 0) {
      return HashChain.GENESIS;
    }
    List<StoredEvent> at = read(part, pos - 1, 1);
    if (at.isEmpty() || at.getFirst().pos() != pos) {
      throw new IllegalStateException("no event at " + part + "/" + pos);
    }
    return at.getFirst().hash();
  }

  @Override
  public List<StoredEvent> stream(UUID stream, long after, int limit) {
    return select(
        " WHERE part = ? AND stream_id = ? AND version > ? ORDER BY version LIMIT ?",
        s -> {
          s.setInt(1, Ids.part(stream));
          s.setBytes(2, Columns.bytes(stream));
          s.setLong(3, after);
          s.setInt(4, limit);
        });
  }

  /** As {@link #stream}, with what folding needs. */
  List<Past> past(UUID stream, long after, int limit) {
    return query(
        "SELECT version,type,schema_version,payload FROM "
            + table
            + " WHERE part = ? AND stream_id = ? AND version > ? ORDER BY version LIMIT ?",
        s -> {
          s.setInt(1, Ids.part(stream));
          s.setBytes(2, Columns.bytes(stream));
          s.setLong(3, after);
          s.setInt(4, limit);
        },
        r -> {
          var past = new ArrayList<Past>();
          while (r.next()) {
            past.add(new Past(r.getLong(1), r.getString(2), r.getInt(3), r.getBytes(4)));
          }
          return past;
        });
  }

  /** The last event of {@code part}, or null when it is empty. */
  @Nullable StoredEvent last(int part) {
    List<StoredEvent> last =
        select(" WHERE part = ? ORDER BY pos DESC LIMIT 1", s -> s.setInt(1, part));
    return last.isEmpty() ? null : last.getFirst();
  }

  /**
   * The first event of the command, if it was carried out, looked for in the parts it may touch.
   */
  @Nullable StoredEvent command(UUID commandId, BitSet parts) {
    List<StoredEvent> found =
        select(
            " WHERE (part, command_id) IN (" + pairs(parts.cardinality()) + ")",
            s -> {
              int i = 0;
              for (int part = parts.nextSetBit(0); part >= 0; part = parts.nextSetBit(part + 1)) {
                s.setInt(++i, part);
                s.setBytes(++i, Columns.bytes(commandId));
              }
            });
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Which of the entries' command ids stand in the log. */
  Set<UUID> commandsPresent(Collection<Entry> entries) {
    return query(
        "SELECT command_id FROM "
            + table
            + " WHERE (part, command_id) IN ("
            + pairs(entries.size())
            + ")",
        s -> {
          int i = 0;
          for (Entry entry : entries) {
            s.setInt(++i, entry.homePart());
            s.setBytes(++i, Columns.bytes(entry.commandId()));
          }
        },
        r -> {
          var present = new HashSet<UUID>();
          while (r.next()) {
            present.add(Columns.uuid(r.getBytes(1)));
          }
          return present;
        });
  }

  /** The versions of streams, 0 for those that do not exist. */
  Map<UUID, Long> versions(Collection<UUID> streams) {
    var versions = new HashMap<UUID, Long>();
    streams.forEach(s -> versions.put(s, 0L));
    return query(
        "SELECT stream_id, MAX(version) FROM "
            + table
            + " WHERE (part, stream_id) IN ("
            + pairs(streams.size())
            + ") GROUP BY part, stream_id",
        s -> {
          int i = 0;
          for (UUID stream : streams) {
            s.setInt(++i, Ids.part(stream));
            s.setBytes(++i, Columns.bytes(stream));
          }
        },
        r -> {
          while (r.next()) {
            versions.put(Columns.uuid(r.getBytes(1)), r.getLong(2));
          }
          return versions;
        });
  }

  /**
   * Of each part the position after {@code known} if somebody has appended there: one point look-up
   * a part.
   */
  BitSet moved(Map<Integer, Long> known) {
    return query(
        "SELECT part FROM " + table + " WHERE (part, pos) IN (" + pairs(known.size()) + ")",
        s -> {
          int i = 0;
          for (Map.Entry<Integer, Long> e : known.entrySet()) {
            s.setInt(++i, e.getKey());
            s.setLong(++i, e.getValue() + 1);
          }
        },
        r -> {
          var moved = new BitSet(Ids.PARTS);
          while (r.next()) {
            moved.set(r.getInt(1));
          }
          return moved;
        });
  }

  /** Of streams as they were seen, those that have gone on since. */
  Set<Freshness.Seen> moved(Connection c, Set<Freshness.Seen> seen) throws SQLException {
    // A power of two, so that there are few statements to prepare: the last one is repeated.
    int places = Math.max(1, Integer.highestOneBit(2 * seen.size() - 1));
    List<Freshness.Seen> asked = List.copyOf(seen);
    return once(
        c,
        "SELECT stream_id, version FROM "
            + table
            + " WHERE (part, stream_id, version) IN ((?,?,?)"
            + ",(?,?,?)".repeat(places - 1)
            + ")",
        s -> {
          int i = 0;
          for (int place = 0; place < places; place++) {
            Freshness.Seen each = asked.get(Math.min(place, asked.size() - 1));
            s.setInt(++i, Ids.part(each.stream()));
            s.setBytes(++i, Columns.bytes(each.stream()));
            s.setLong(++i, each.version() + 1);
          }
        },
        r -> {
          var moved = new HashSet<Freshness.Seen>();
          while (r.next()) {
            moved.add(new Freshness.Seen(Columns.uuid(r.getBytes(1)), r.getLong(2) - 1));
          }
          return moved;
        });
  }

  private static String pairs(int n) {
    return "(?,?)" + ",(?,?)".repeat(n - 1);
  }

  private List<StoredEvent> select(String where, Binding binding) {
    return query(
        "SELECT " + Columns.ALL + " FROM " + table + where,
        binding,
        r -> {
          var events = new ArrayList<StoredEvent>();
          while (r.next()) {
            events.add(Columns.event(r));
          }
          return events;
        });
  }

  private <T> T query(String sql, Binding binding, Reading<T> reading) {
    long start = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      try {
        return once(sql, binding, reading);
      } catch (SQLException e) {
        StoreUnavailable unavailable = unavailable(e);
        // A pool's connection may have died unnoticed; reading twice does no harm.
        if (attempt == MAX_READS
            || !SqlErrors.connectionLost(e)
            || System.nanoTime() - start > QUICKLY_NANOS) {
          throw unavailable;
        }
      }
    }
  }

  /** What is thrown for a read that failed; a lost connection is heard of by who wants to know. */
  StoreUnavailable unavailable(SQLException e) {
    if (SqlErrors.connectionLost(e)) {
      whenLost.run();
    }
    return new StoreUnavailable("reading the log", e);
  }

  private <T> T once(String sql, Binding binding, Reading<T> reading) throws SQLException {
    try (Connection c = database.getConnection()) {
      return once(c, sql, binding, reading);
    }
  }

  private static <T> T once(Connection c, String sql, Binding binding, Reading<T> reading)
      throws SQLException {
    try (PreparedStatement s = c.prepareStatement(sql)) {
      binding.bind(s);
      try (ResultSet r = s.executeQuery()) {
        return reading.read(r);
      }
    }
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Reading<T> {
    T read(ResultSet result) throws SQLException;
  }
}
