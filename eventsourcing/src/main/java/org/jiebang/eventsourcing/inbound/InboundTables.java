package org.jiebang.eventsourcing.inbound;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.Session;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.inbound.Incoming.Place;
import org.jiebang.eventsourcing.inbound.Positions.Mark;

/** Positions and offsets, in the transaction of the rows they speak about. */
final class InboundTables {

  private InboundTables() {}

  /** All parts of a source, made at position 0 when there are none. */
  static Map<Place, Mark> positions(EntityManager rows, String source) {
    return rows.unwrap(Session.class)
        .doReturningWork(
            c -> {
              Map<Place, Mark> marks = read(c, source);
              if (marks.size() == Ids.PARTS) {
                return marks;
              }
              try (PreparedStatement insert =
                  c.prepareStatement(
                      "INSERT IGNORE INTO inbound_position (source, part, pos, hash, seen)"
                          + " VALUES (?, ?, 0, ?, 0)")) {
                for (int part = 0; part < Ids.PARTS; part++) {
                  insert.setString(1, source);
                  insert.setInt(2, part);
                  insert.setBytes(3, Mark.START.hash());
                  insert.addBatch();
                }
                insert.executeBatch();
              }
              return read(c, source);
            });
  }

  private static Map<Place, Mark> read(Connection c, String source) throws SQLException {
    var marks = new HashMap<Place, Mark>();
    try (PreparedStatement select =
        c.prepareStatement(
            "SELECT part, pos, hash, seen, forked_us IS NOT NULL FROM inbound_position"
                + " WHERE source = ?")) {
      select.setString(1, source);
      try (ResultSet r = select.executeQuery()) {
        while (r.next()) {
          marks.put(
              new Place(source, r.getInt(1)),
              new Mark(r.getLong(2), r.getBytes(3), r.getLong(4), r.getBoolean(5)));
        }
      }
    }
    return marks;
  }

  static long position(EntityManager rows, Place place) {
    return rows.unwrap(Session.class)
        .doReturningWork(
            c -> {
              try (PreparedStatement select =
                  c.prepareStatement(
                      "SELECT pos FROM inbound_position WHERE source = ? AND part = ?")) {
                select.setString(1, place.source());
                select.setInt(2, place.part());
                try (ResultSet r = select.executeQuery()) {
                  return r.next() ? r.getLong(1) : 0L;
                }
              }
            });
  }

  /**
   * @throws Zombie when the position is not {@code from} any more
   */
  static void move(EntityManager rows, Place place, Mark from, Mark to, long nowMicros) {
    changesOne(
        rows,
        "UPDATE inbound_position SET pos = ?, hash = ?, seen = ?,"
            + " forked_us = CASE WHEN ? THEN COALESCE(forked_us, ?) END"
            + " WHERE source = ? AND part = ? AND pos = ?",
        update -> {
          update.setLong(1, to.pos());
          update.setBytes(2, to.hash());
          update.setLong(3, to.seen());
          update.setBoolean(4, to.forked());
          if (to.forked()) {
            update.setLong(5, nowMicros);
          } else {
            update.setNull(5, Types.BIGINT);
          }
          update.setString(6, place.source());
          update.setInt(7, place.part());
          update.setLong(8, from.pos());
        });
  }

  /** The next offset of each Kafka partition; 0, and a row for it, when there is none. */
  static Map<TopicPartition, Long> offsets(
      EntityManager rows, Collection<TopicPartition> partitions) {
    return rows.unwrap(Session.class)
        .doReturningWork(
            c -> {
              var offsets = new HashMap<TopicPartition, Long>();
              try (PreparedStatement insert =
                      c.prepareStatement(
                          "INSERT IGNORE INTO inbound_offset (topic, kpart, next_offset)"
                              + " VALUES (?, ?, 0)");
                  PreparedStatement select =
                      c.prepareStatement(
                          "SELECT next_offset FROM inbound_offset WHERE topic = ? AND kpart = ?")) {
                for (TopicPartition partition : partitions) {
                  insert.setString(1, partition.topic());
                  insert.setInt(2, partition.partition());
                  select.setString(1, partition.topic());
                  select.setInt(2, partition.partition());
                  try (ResultSet r = select.executeQuery()) {
                    if (r.next()) {
                      offsets.put(partition, r.getLong(1));
                      continue;
                    }
                  }
                  insert.executeUpdate();
                  offsets.put(partition, 0L);
                }
              }
              return offsets;
            });
  }

  /**
   * @throws Zombie when the offset is not {@code from} any more
   */
  static void move(EntityManager rows, TopicPartition partition, long from, long to) {
    changesOne(
        rows,
        "UPDATE inbound_offset SET next_offset = ?"
            + " WHERE topic = ? AND kpart = ? AND next_offset = ?",
        update -> {
          update.setLong(1, to);
          update.setString(2, partition.topic());
          update.setInt(3, partition.partition());
          update.setLong(4, from);
        });
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private static void changesOne(EntityManager rows, String sql, Binding binding) {
    int changed =
        rows.unwrap(Session.class)
            .doReturningWork(
                c -> {
                  try (PreparedStatement update = c.prepareStatement(sql)) {
                    binding.bind(update);
                    return update.executeUpdate();
                  }
                });
    if (changed != 1) {
      throw new Zombie();
    }
  }

  /**
   * Somebody else has taken over this part while we were working on it: what we did rolls back, and
   * we look again where we stand.
   */
  static final class Zombie extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Zombie() {
      super("another consumer has moved on", null, false, false);
    }
  }
}
