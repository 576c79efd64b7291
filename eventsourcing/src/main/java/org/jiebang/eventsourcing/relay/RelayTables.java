package org.jiebang.eventsourcing.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jiebang.eventsourcing.Ids;

/** Checkpoints and barrier of the relay, in the service's own database. */
final class RelayTables {

  private final DataSource database;

  RelayTables(DataSource database) {
    this.database = database;
  }

  /**
   * How far one part is.
   *
   * @param pos acknowledged by Kafka up to here
   * @param fill how often the part was published anew from position 1
   */
  record Checkpoint(long pos, int fill) {}

  /** A checkpoint that moves, from where this process saw it last. */
  record Move(int part, Checkpoint from, long to) {}

  /**
   * What was known of one Kafka partition of the topic.
   *
   * @param nextOffset everything before it was acknowledged
   */
  record Partition(String topicId, long nextOffset) {}

  /** Up to which position each part is acknowledged; index = part. */
  Checkpoint[] checkpoints() {
    try (Connection c = database.getConnection()) {
      var checkpoints = new Checkpoint[Ids.PARTS];
      if (read(c, checkpoints) < Ids.PARTS) {
        try (PreparedStatement insert =
            c.prepareStatement("INSERT IGNORE INTO relay_checkpoint (part, pos) VALUES (?, 0)")) {
          for (int part = 0; part < Ids.PARTS; part++) {
            insert.setInt(1, part);
            insert.addBatch();
          }
          insert.executeBatch();
        }
        read(c, checkpoints);
      }
      return checkpoints;
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  /**
   * Moves checkpoints, all in one statement.
   *
   * @return false when one of them does not stand there any more: another instance has moved it
   */
  boolean move(List<Move> moves) {
    String sql =
        "UPDATE relay_checkpoint SET pos = CASE part"
            + " WHEN ? THEN ?".repeat(moves.size())
            + " END WHERE (part, pos, fill) IN ((?, ?, ?)"
            + ", (?, ?, ?)".repeat(moves.size() - 1)
            + ")";
    try (Connection c = database.getConnection();
        PreparedStatement update = c.prepareStatement(sql)) {
      int i = 0;
      for (Move move : moves) {
        update.setInt(++i, move.part());
        update.setLong(++i, move.to());
      }
      for (Move move : moves) {
        update.setInt(++i, move.part());
        update.setLong(++i, move.from().pos());
        update.setInt(++i, move.from().fill());
      }
      return update.executeUpdate() == moves.size();
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  /** What is known of a topic, by Kafka partition. */
  Map<Integer, Partition> partitions(String topic) {
    try (Connection c = database.getConnection();
        PreparedStatement select =
            c.prepareStatement(
                "SELECT kpart, topic_id, next_offset FROM relay_topic WHERE topic = ?")) {
      select.setString(1, topic);
      var partitions = new HashMap<Integer, Partition>();
      try (ResultSet r = select.executeQuery()) {
        while (r.next()) {
          partitions.put(r.getInt(1), new Partition(r.getString(2), r.getLong(3)));
        }
      }
      return partitions;
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  /** Writes down how far a topic is acknowledged; never back, and only while it is the same. */
  void acknowledged(String topic, String topicId, Map<Integer, Long> nextOffsets) {
    try (Connection c = database.getConnection();
        PreparedStatement write =
            c.prepareStatement(
                "INSERT INTO relay_topic (topic, kpart, topic_id, next_offset) VALUES (?, ?, ?, ?)"
                    + ", (?, ?, ?, ?)".repeat(nextOffsets.size() - 1)
                    + " ON DUPLICATE KEY UPDATE next_offset = IF(topic_id = VALUES(topic_id),"
                    + " GREATEST(next_offset, VALUES(next_offset)), next_offset)")) {
      int i = 0;
      for (Map.Entry<Integer, Long> next : nextOffsets.entrySet()) {
        write.setString(++i, topic);
        write.setInt(++i, next.getKey());
        write.setString(++i, topicId);
        write.setLong(++i, next.getValue());
      }
      write.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  /**
   * Lets the parts of one Kafka partition be published anew from position 1, unless another
   * instance has seen to it.
   *
   * @param known what made us think so
   * @param kafkaPartitions of the topic
   */
  boolean refill(
      String topic, int kafkaPartition, int kafkaPartitions, Partition known, String topicId) {
    try (Connection c = database.getConnection()) {
      c.setAutoCommit(false);
      try (PreparedStatement adopt =
              c.prepareStatement(
                  "UPDATE relay_topic SET topic_id = ?, next_offset = 0"
                      + " WHERE topic = ? AND kpart = ? AND topic_id = ? AND next_offset = ?");
          PreparedStatement reset =
              c.prepareStatement(
                  "UPDATE relay_checkpoint SET pos = 0, fill = fill + 1 WHERE part % ? = ?")) {
        adopt.setString(1, topicId);
        adopt.setString(2, topic);
        adopt.setInt(3, kafkaPartition);
        adopt.setString(4, known.topicId());
        adopt.setLong(5, known.nextOffset());
        boolean ours = adopt.executeUpdate() == 1;
        if (ours) {
          reset.setInt(1, kafkaPartitions);
          reset.setInt(2, kafkaPartition);
          reset.executeUpdate();
        }
        c.commit();
        return ours;
      } finally {
        c.rollback();
        c.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  /**
   * One durable write: its fsync carries everything that was visible before it. A transaction in
   * InnoDB's group commit is visible before its redo log is flushed (ARCHITECTURE, "Visible is not
   * durable").
   */
  void barrier() {
    try (Connection c = database.getConnection();
        PreparedStatement write =
            c.prepareStatement(
                "INSERT INTO relay_barrier (id, writes) VALUES (1, 1)"
                    + " ON DUPLICATE KEY UPDATE writes = writes + 1")) {
      write.executeUpdate();
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  private static int read(Connection c, Checkpoint[] checkpoints) throws SQLException {
    int rows = 0;
    try (PreparedStatement select =
            c.prepareStatement("SELECT part, pos, fill FROM relay_checkpoint");
        ResultSet r = select.executeQuery()) {
      while (r.next()) {
        checkpoints[r.getInt(1)] = new Checkpoint(r.getLong(2), r.getInt(3));
        rows++;
      }
    }
    return rows;
  }

  /** The database does not answer as it should; the relay tries again. */
  static final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseAway(SQLException cause) {
      super("relay tables", cause);
    }
  }
}
