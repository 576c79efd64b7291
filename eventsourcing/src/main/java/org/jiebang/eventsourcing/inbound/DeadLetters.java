package org.jiebang.eventsourcing.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jiebang.eventsourcing.inbound.Letter.Listed;
import org.jiebang.eventsourcing.inbound.Letter.State;
import org.jiebang.eventsourcing.relay.Publication;
import org.jiebang.eventsourcing.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * The table of dead letters. The first open letter of a stream is its head; nothing of the stream
 * is taken in before it.
 */
final class DeadLetters {

  private static final String OPEN = "('RETRYING','PARKED','BLOCKED')";

  private DeadLetters() {}

  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private static <T> T with(EntityManager rows, String sql, Work<T> work) {
    return rows.unwrap(Session.class)
        .doReturningWork(
            c -> {
              try (PreparedStatement statement = c.prepareStatement(sql)) {
                return work.on(statement);
              }
            });
  }

  /** Those of {@code streams} that have an open letter. */
  static Set<UUID> blocked(EntityManager rows, Collection<UUID> streams) {
    if (streams.isEmpty()) {
      return new HashSet<>();
    }
    String marks = "?,".repeat(streams.size() - 1) + "?";
    return with(
        rows,
        "SELECT DISTINCT stream_id FROM dead_letter WHERE stream_id IN ("
            + marks
            + ") AND state IN "
            + OPEN,
        select -> {
          int i = 1;
          for (UUID stream : streams) {
            select.setBytes(i++, bytes(stream));
          }
          var found = new HashSet<UUID>();
          try (ResultSet r = select.executeQuery()) {
            while (r.next()) {
              found.add(uuid(r.getBytes(1)));
            }
          }
          return found;
        });
  }

  /** Adds a letter; one that is there already stays as it is. */
  static void add(EntityManager rows, Letter letter, String error, long nextMicros) {
    Incoming in = letter.incoming();
    UUID stream = in.stream();
    if (stream == null) {
      throw new IllegalArgumentException("a withheld event cannot fail: " + in.place());
    }
    with(
        rows,
        "INSERT IGNORE INTO dead_letter (source, part, pos, stream_id, type, state, error,"
            + " attempts, views_applied, since_us, next_us, publication)"
            + " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        insert -> {
          insert.setString(1, in.source());
          insert.setInt(2, in.part());
          insert.setLong(3, in.pos());
          insert.setBytes(4, bytes(stream));
          insert.setString(5, in.name());
          insert.setString(6, letter.state().name());
          insert.setString(7, shortened(error));
          insert.setInt(8, letter.attempts());
          insert.setBoolean(9, letter.viewsApplied());
          insert.setLong(10, letter.sinceMicros());
          insert.setLong(11, nextMicros);
          insert.setString(12, in.publication().toJson().toString());
          return insert.executeUpdate();
        });
  }

  /** Heads of streams that are due, longest due first: source, part and position only. */
  static List<Listed> due(EntityManager rows, long nowMicros, int limit) {
    return list(
        rows,
        "l.state IN ('RETRYING','BLOCKED') AND l.next_us <= "
            + nowMicros
            + " AND NOT EXISTS (SELECT 1 FROM dead_letter o WHERE o.stream_id = l.stream_id"
            + " AND o.source = l.source AND o.pos < l.pos AND o.state IN "
            + OPEN
            + ") ORDER BY l.next_us",
        limit);
  }

  /** When the next letter is due, µs; {@link Long#MAX_VALUE} when none is waiting by itself. */
  static long nextDue(EntityManager rows) {
    return with(
        rows,
        "SELECT MIN(next_us) FROM dead_letter WHERE state = 'RETRYING'",
        select -> {
          try (ResultSet r = select.executeQuery()) {
            r.next();
            long due = r.getLong(1);
            return r.wasNull() ? Long.MAX_VALUE : due;
          }
        });
  }

  /**
   * How many letters there are.
   *
   * @param parkedReactions their facts are taken in, only a reaction waits for an operator
   */
  record Counts(Map<State, Long> byState, long parkedReactions) {

    static final Counts NONE = new Counts(Map.of(), 0);

    long in(State state) {
      return byState.getOrDefault(state, 0L);
    }

    /** Those that block their streams. */
    long open() {
      return in(State.RETRYING) + in(State.PARKED) + in(State.BLOCKED);
    }
  }

  static Counts counts(EntityManager rows) {
    return with(
        rows,
        "SELECT state, views_applied, COUNT(*) FROM dead_letter GROUP BY state, views_applied",
        select -> {
          var counts = new EnumMap<State, Long>(State.class);
          long reactions = 0;
          try (ResultSet r = select.executeQuery()) {
            while (r.next()) {
              State state = State.valueOf(r.getString(1));
              counts.merge(state, r.getLong(3), Long::sum);
              reactions += state == State.PARKED && r.getBoolean(2) ? r.getLong(3) : 0;
            }
          }
          return new Counts(counts, reactions);
        });
  }

  /** The newest letters; {@code state} null for all. */
  static List<Listed> newest(EntityManager rows, @Nullable State state, int limit) {
    String which = state == null ? "TRUE" : "l.state = '" + state.name() + "'";
    return list(rows, which + " ORDER BY l.since_us DESC, l.pos DESC", limit);
  }

  private static List<Listed> list(EntityManager rows, String where, int limit) {
    return with(
        rows,
        "SELECT source, part, pos, stream_id, type, state, error, attempts, since_us, next_us,"
            + " publication FROM dead_letter l WHERE "
            + where
            + " LIMIT ?",
        select -> {
          select.setInt(1, limit);
          var letters = new ArrayList<Listed>();
          try (ResultSet r = select.executeQuery()) {
            while (r.next()) {
              letters.add(
                  new Listed(
                      r.getString(1),
                      r.getInt(2),
                      r.getLong(3),
                      uuid(r.getBytes(4)),
                      r.getString(5),
                      State.valueOf(r.getString(6)),
                      r.getString(7),
                      r.getInt(8),
                      r.getLong(9),
                      r.getLong(10),
                      r.getString(11)));
            }
          }
          return letters;
        });
  }

  /**
   * The letter, locked until the end of the transaction, when it is to be tried and is still the
   * head of its stream; null when not, or when another instance is at it.
   */
  static @Nullable Letter lockHead(EntityManager rows, String source, int part, long pos) {
    List<Letter> found =
        with(
            rows,
            "SELECT state, attempts, views_applied, since_us, publication FROM dead_letter l"
                + " WHERE source = ? AND part = ? AND pos = ? AND state IN ('RETRYING','BLOCKED')"
                + " AND NOT EXISTS (SELECT 1 FROM dead_letter o WHERE o.stream_id = l.stream_id"
                + " AND o.source = l.source AND o.pos < l.pos AND o.state IN "
                + OPEN
                + ") FOR UPDATE SKIP LOCKED",
            select -> {
              select.setString(1, source);
              select.setInt(2, part);
              select.setLong(3, pos);
              try (ResultSet r = select.executeQuery()) {
                if (!r.next()) {
                  return List.of();
                }
                return List.of(
                    new Letter(
                        Incoming.of(publication(r.getString(5))),
                        State.valueOf(r.getString(1)),
                        r.getInt(2),
                        r.getBoolean(3),
                        r.getLong(4)));
              }
            });
    return found.isEmpty() ? null : found.getFirst();
  }

  /** It is done: nothing is kept. */
  static void remove(EntityManager rows, Incoming in) {
    with(
        rows,
        "DELETE FROM dead_letter WHERE source = ? AND part = ? AND pos = ?",
        delete -> at(delete, 1, in.source(), in.part(), in.pos()).executeUpdate());
  }

  /** What reached us was damaged: from now on the publisher's own words count. */
  static void replace(EntityManager rows, Incoming damaged, Publication original, long nextMicros) {
    with(
        rows,
        "UPDATE dead_letter SET publication = ?, next_us = ?"
            + " WHERE source = ? AND part = ? AND pos = ?",
        update -> {
          update.setString(1, original.toJson().toString());
          update.setLong(2, nextMicros);
          return at(update, 3, damaged.source(), damaged.part(), damaged.pos()).executeUpdate();
        });
  }

  /** Writes down an attempt that failed, or its end. */
  static void update(EntityManager rows, Letter letter, String error, long nextMicros) {
    with(
        rows,
        "UPDATE dead_letter SET state = ?, error = ?, attempts = ?, views_applied = ?,"
            + " since_us = ?, next_us = ? WHERE source = ? AND part = ? AND pos = ?",
        update -> {
          update.setString(1, letter.state().name());
          update.setString(2, shortened(error));
          update.setInt(3, letter.attempts());
          update.setBoolean(4, letter.viewsApplied());
          update.setLong(5, letter.sinceMicros());
          update.setLong(6, nextMicros);
          Incoming in = letter.incoming();
          return at(update, 7, in.source(), in.part(), in.pos()).executeUpdate();
        });
  }

  /**
   * An operator's decision on a parked or retrying letter.
   *
   * @param to {@link State#RETRYING} or {@link State#DISCARDED}
   * @return false when there is no such letter
   */
  static boolean decide(
      EntityManager rows, String source, int part, long pos, State to, long nowMicros) {
    return with(
        rows,
        "UPDATE dead_letter SET state = ?, attempts = 0, since_us = ?, next_us = ?"
            + " WHERE source = ? AND part = ? AND pos = ? AND state IN ('RETRYING','PARKED')",
        update -> {
          update.setString(1, to.name());
          update.setLong(2, nowMicros);
          update.setLong(3, nowMicros);
          return at(update, 4, source, part, pos).executeUpdate() == 1;
        });
  }

  private static PreparedStatement at(
      PreparedStatement statement, int first, String source, int part, long pos)
      throws SQLException {
    statement.setString(first, source);
    statement.setInt(first + 1, part);
    statement.setLong(first + 2, pos);
    return statement;
  }

  private static Publication publication(String json) {
    try {
      return Publication.of(Json.EVENTS.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a dead letter that we wrote is not JSON", e);
    }
  }

  private static String shortened(String error) {
    return error.length() > 500 ? error.substring(0, 500) : error;
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(byte[] bytes) {
    ByteBuffer b = ByteBuffer.wrap(bytes);
    return new UUID(b.getLong(), b.getLong());
  }
}
