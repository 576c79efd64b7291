package org.jiebang.eventsourcing.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

/** A log in MariaDB. Nothing here relies on what the store believes of its rows. */
public final class JdbcChainRows implements ChainRows {

  private static final int STRAYS = 10;

  private final Callable<Connection> connections;
  private final String log;
  private final String views;

  /**
   * @param connections each is closed after one page
   * @param log name of the log's database
   * @param views name of the database of views and checkpoints
   */
  public JdbcChainRows(Callable<Connection> connections, String log, String views) {
    this.connections = connections;
    this.log = log;
    this.views = views;
  }

  @Override
  public List<ChainRow> page(int part, long from, int limit) {
    return query(
        "SELECT part,pos,stream_id,version,tenant,type,schema_version,at_us,recorded_us,"
            + "command_id,payload,meta,hash FROM "
            + log
            + ".event WHERE part = ? AND pos >= ? ORDER BY pos LIMIT ?",
        s -> {
          s.setInt(1, part);
          s.setLong(2, from);
          s.setInt(3, limit);
        },
        JdbcChainRows::row);
  }

  private static ChainRow row(ResultSet r) throws SQLException {
    byte @Nullable [] command = r.getBytes(10);
    return new ChainRow(
        r.getInt(1),
        Long.parseUnsignedLong(r.getString(2)),
        Columns.uuid(r.getBytes(3)),
        r.getLong(4),
        Columns.uuid(r.getBytes(5)),
        r.getString(6),
        r.getInt(7),
        r.getLong(8),
        r.getLong(9),
        command == null ? null : Columns.uuid(command),
        r.getString(11),
        r.getString(12),
        r.getBytes(13));
  }

  @Override
  public List<Place> places(int part, Place after, int limit) {
    byte[] stream = Columns.bytes(after.stream());
    return query(
        "SELECT stream_id, version FROM "
            + log
            + ".event FORCE INDEX (by_stream) WHERE part = ? AND stream_id >= ?"
            + " AND (stream_id > ? OR version > ?) ORDER BY stream_id, version LIMIT ?",
        s -> {
          s.setInt(1, part);
          s.setBytes(2, stream);
          s.setBytes(3, stream);
          s.setLong(4, after.version());
          s.setInt(5, limit);
        },
        r -> new Place(Columns.uuid(r.getBytes(1)), r.getLong(2)));
  }

  @Override
  public List<String> strays() {
    return query(
        "SELECT part, pos FROM " + log + ".event WHERE part >= ? ORDER BY part, pos LIMIT ?",
        s -> {
          s.setInt(1, Ids.PARTS);
          s.setInt(2, STRAYS);
        },
        r -> r.getString(1) + "/" + r.getString(2));
  }

  @Override
  public Map<Integer, Long> witnesses() {
    var furthest = new HashMap<Integer, Long>();
    query(
            "SELECT part, MAX(pos) FROM (SELECT part, pos FROM "
                + views
                + ".relay_checkpoint UNION ALL SELECT part, pos FROM "
                + views
                + ".checkpoint) known GROUP BY part",
            s -> {},
            r -> Map.entry(r.getInt(1), r.getLong(2)))
        .forEach(e -> furthest.put(e.getKey(), e.getValue()));
    return furthest;
  }

  private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
    try (Connection c = connections.call();
        PreparedStatement s = c.prepareStatement(sql)) {
      binding.bind(s);
      try (ResultSet r = s.executeQuery()) {
        var found = new ArrayList<T>();
        while (r.next()) {
          found.add(reading.read(r));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("checking the chain", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StoreUnavailable("a connection to check the chain", e);
    }
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }
}
