package org.jiebang.eventsourcing.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.chain.Anchor.Head;
import org.jiebang.eventsourcing.chain.ChainTool.Log;
import org.jiebang.eventsourcing.chain.RefillPlan.End;
import org.jiebang.eventsourcing.chain.RefillPlan.Lost;
import org.jiebang.eventsourcing.chain.RefillPlan.Part;
import org.jiebang.eventsourcing.store.Columns;
import org.jiebang.eventsourcing.store.StoreUnavailable;
import org.jiebang.eventsourcing.store.StoredEvent;

/** The databases of all services between a restore and their first start, as root sees them. */
final class RestoredLogs {

  private final DataSource database;
  private final Map<String, Log> logs = new TreeMap<>();

  RestoredLogs(DataSource database, List<Log> logs) {
    this.database = database;
    logs.forEach(log -> this.logs.put(log.service(), log));
  }

  DataSource database() {
    return database;
  }

  /** The last event of each part that has one. */
  List<Head> heads(Log log) throws SQLException {
    var heads = new ArrayList<Head>();
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT pos, hash, at_us FROM "
                    + log.log()
                    + ".event WHERE part = ? ORDER BY pos DESC LIMIT 1")) {
      for (int part = 0; part < Ids.PARTS; part++) {
        s.setInt(1, part);
        try (ResultSet r = s.executeQuery()) {
          if (r.next()) {
            heads.add(
                new Head(
                    part,
                    r.getLong(1),
                    HexFormat.of().formatHex(r.getBytes(2)),
                    Columns.instant(r.getLong(3))));
          }
        }
      }
    }
    return heads;
  }

  Map<Part, End> ends() throws SQLException {
    var ends = new HashMap<Part, End>();
    for (Log log : logs.values()) {
      heads(log)
          .forEach(h -> ends.put(new Part(log.service(), h.part()), new End(h.pos(), h.hash())));
    }
    return ends;
  }

  boolean has(String service, UUID stream, long version) {
    Log log = logs.get(service);
    if (log == null) {
      return false;
    }
    try (Connection c = database.getConnection();
        PreparedStatement s =
            c.prepareStatement(
                "SELECT 1 FROM "
                    + log.log()
                    + ".event WHERE part = ? AND stream_id = ? AND version = ?")) {
      s.setInt(1, Ids.part(stream));
      s.setBytes(2, Columns.bytes(stream));
      s.setLong(3, version);
      try (ResultSet r = s.executeQuery()) {
        return r.next();
      }
    } catch (SQLException e) {
      throw new StoreUnavailable("looking into a restored log", e);
    }
  }

  /** Puts the rows back, all or none, exactly as they were. */
  void refill(Map<Part, List<TailRow>> kept) throws SQLException {
    try (Connection c = database.getConnection()) {
      c.setAutoCommit(false);
      for (Map.Entry<Part, List<TailRow>> part : kept.entrySet()) {
        Log log = Objects.requireNonNull(logs.get(part.getKey().service()));
        try (PreparedStatement insert =
            c.prepareStatement(
                "INSERT INTO "
                    + log.log()
                    + ".event (part,pos,stream_id,version,tenant,type,schema_version,at_us,"
                    + "recorded_us,command_id,payload,meta,hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
          for (TailRow row : part.getValue()) {
            bind(insert, Objects.requireNonNull(row.row()));
            insert.addBatch();
          }
          insert.executeBatch();
        }
      }
      c.commit();
    }
  }

  private static void bind(PreparedStatement s, StoredEvent row) throws SQLException {
    s.setInt(1, row.part());
    s.setLong(2, row.pos());
    s.setBytes(3, Columns.bytes(row.stream()));
    s.setLong(4, row.version());
    s.setBytes(5, Columns.bytes(row.tenant()));
    s.setString(6, row.type());
    s.setInt(7, row.schema());
    s.setLong(8, Columns.micros(row.at()));
    s.setLong(9, Columns.micros(row.recordedAt()));
    s.setBytes(10, row.commandId() == null ? null : Columns.bytes(row.commandId()));
    s.setString(11, row.payload());
    s.setString(12, row.meta());
    s.setBytes(13, row.hash());
  }

  /** Keeps the services of lost positions from starting. */
  void hold(List<Lost> lost) throws SQLException {
    long now = Columns.micros(Instant.now().truncatedTo(ChronoUnit.MICROS));
    var first = new HashMap<Part, Long>();
    var last = new HashMap<Part, Long>();
    lost.forEach(l -> first.merge(l.part(), l.pos() - 1, Math::min));
    lost.forEach(l -> last.merge(l.part(), l.pos(), Math::max));
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      for (Log log : logs.values()) {
        s.executeUpdate("DELETE FROM " + log.views() + ".log_hold");
      }
      for (Map.Entry<Part, Long> part : first.entrySet()) {
        Log log = Objects.requireNonNull(logs.get(part.getKey().service()));
        s.executeUpdate(
            "INSERT INTO %s.log_hold VALUES (%d, %d, %d, %d)"
                .formatted(
                    log.views(),
                    part.getKey().number(),
                    part.getValue(),
                    last.getOrDefault(part.getKey(), 0L),
                    now));
      }
    }
  }

  /**
   * As if the topic of {@code service} had never been: the relay fills it from position 1.
   *
   * @param goOn offsets by Kafka partition at which it begins now; 0 where none is named
   */
  void publishAnew(String service, String topic, Map<Integer, Long> goOn) throws SQLException {
    Log publisher = Objects.requireNonNull(logs.get(service));
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      s.executeUpdate("UPDATE " + publisher.views() + ".relay_checkpoint SET pos = 0");
      for (Log consumer : logs.values()) {
        try (PreparedStatement seek =
            c.prepareStatement(
                "UPDATE "
                    + consumer.views()
                    + ".inbound_offset SET next_offset = ? WHERE topic = ? AND kpart = ?")) {
          s.executeUpdate(
              "UPDATE "
                  + consumer.views()
                  + ".inbound_offset SET next_offset = 0 WHERE topic = '"
                  + topic
                  + "'");
          for (Map.Entry<Integer, Long> begin : goOn.entrySet()) {
            seek.setLong(1, begin.getValue());
            seek.setString(2, topic);
            seek.setInt(3, begin.getKey());
            seek.executeUpdate();
          }
        }
      }
    }
  }

  /** Lets the service start. */
  void release(String service) throws SQLException {
    Log log = Objects.requireNonNull(logs.get(service));
    try (Connection c = database.getConnection();
        Statement s = c.createStatement()) {
      s.executeUpdate("DELETE FROM " + log.views() + ".log_hold");
    }
  }
}
