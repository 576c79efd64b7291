package org.jiebang.eventsourcing.inbound;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.Session;
import org.jiebang.eventsourcing.Ids;
import org.jiebang.eventsourcing.inbound.Incoming.Place;
import org.jiebang.eventsourcing.inbound.Positions.Mark;
import org.jspecify.annotations.Nullable;

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
   * Moves the parts of one source from where the process saw them last to where they are now.
   *
   * @throws Zombie when one of them does not stand there any more
   */
  static void move(
      EntityManager rows, String source, Positions from, Map<Place, Mark> to, long nowMicros) {
    List<Map.Entry<Place, Mark>> moves = List.copyOf(to.entrySet());
    if (moves.isEmpty()) {
      return;
    }
    String each = " WHEN ? THEN ?".repeat(moves.size());
    String forked = " WHEN ? THEN CASE WHEN ? THEN COALESCE(forked_us, ?) END".repeat(moves.size());
    changes(
        rows,
        moves.size(),
        "UPDATE inbound_position SET hash = CASE part"
            + each
            + " END, seen = CASE part"
            + each
            + " END, forked_us = CASE part"
            + forked
            + " END, pos = CASE part"
            + each
            + " END WHERE source = ? AND (part, pos) IN ((?, ?)"
            + ", (?, ?)".repeat(moves.size() - 1)
            + ")",
        update -> {
          int i = 0;
          for (Map.Entry<Place, Mark> move : moves) {
            update.setInt(++i, move.getKey().part());
            update.setBytes(++i, move.getValue().hash());
          }
          for (Map.Entry<Place, Mark> move : moves) {
            update.setInt(++i, move.getKey().part());
            update.setLong(++i, move.getValue().seen());
          }
          for (Map.Entry<Place, Mark> move : moves) {
            update.setInt(++i, move.getKey().part());
            update.setBoolean(++i, move.getValue().forked());
            update.setLong(++i, nowMicros);
          }
          for (Map.Entry<Place, Mark> move : moves) {
            update.setInt(++i, move.getKey().part());
            update.setLong(++i, move.getValue().pos());
          }
          update.setString(++i, source);
          for (Map.Entry<Place, Mark> move : moves) {
            update.setInt(++i, move.getKey().part());
            update.setLong(++i, from.at(move.getKey()).pos());
          }
        });
  }

  /**
   * The next offset of each Kafka partition; 0, and a row for it, when there is none, or when the
   * topic is not the one that the offset spoke of.
   *
   * @param ids of the topics, by name
   */
  static Map<TopicPartition, Long> offsets(
      EntityManager rows, Collection<TopicPartition> partitions, Map<String, String> ids) {
    return rows.unwrap(Session.class)
        .doReturningWork(
            c -> {
              var offsets = new HashMap<TopicPartition, Long>();
              try (PreparedStatement write =
                      c.prepareStatement(
                          "INSERT INTO inbound_offset (topic, kpart, next_offset, topic_id)"
                              + " VALUES (?, ?, 0, ?) ON DUPLICATE KEY UPDATE next_offset ="
                              + " IF(topic_id <> VALUES(topic_id), 0, next_offset),"
                              + " topic_id = VALUES(topic_id)");
                  PreparedStatement select =
                      c.prepareStatement(
                          "SELECT next_offset, topic_id FROM inbound_offset"
                              + " WHERE topic = ? AND kpart = ?")) {
                for (TopicPartition partition : partitions) {
                  String id = ids.get(partition.topic());
                  long next = offset(select, partition, id);
                  if (next < 0) {
                    write.setString(1, partition.topic());
                    write.setInt(2, partition.partition());
                    write.setString(3, id);
                    write.executeUpdate();
                    next = offset(select, partition, id);
                  }
                  offsets.put(partition, next);
                }
              }
              return offsets;
            });
  }

  /**
   * @return -1 when there is none for the topic of that id
   */
  private static long offset(
      PreparedStatement select, TopicPartition partition, @Nullable String topicId)
      throws SQLException {
    select.setString(1, partition.topic());
    select.setInt(2, partition.partition());
    try (ResultSet r = select.executeQuery()) {
      return r.next() && Objects.equals(r.getString(2), topicId) ? r.getLong(1) : -1;
    }
  }

  /**
   * @throws Zombie when one of the offsets is not {@code from} any more
   */
  static void move(EntityManager rows, String topic, List<Batch.Move> moves) {
    changes(
        rows,
        moves.size(),
        "UPDATE inbound_offset SET next_offset = CASE kpart"
            + " WHEN ? THEN ?".repeat(moves.size())
            + " END WHERE topic = ? AND (kpart, next_offset) IN ((?, ?)"
            + ", (?, ?)".repeat(moves.size() - 1)
            + ")",
        update -> {
          int i = 0;
          for (Batch.Move move : moves) {
            update.setInt(++i, move.partition().partition());
            update.setLong(++i, move.to());
          }
          update.setString(++i, topic);
          for (Batch.Move move : moves) {
            update.setInt(++i, move.partition().partition());
            update.setLong(++i, move.from());
          }
        });
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private static void changes(EntityManager rows, int expected, String sql, Binding binding) {
    int changed =
        rows.unwrap(Session.class)
            .doReturningWork(
                c -> {
                  try (PreparedStatement update = c.prepareStatement(sql)) {
                    binding.bind(update);
                    return update.executeUpdate();
                  }
                });
    if (changed != expected) {
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
