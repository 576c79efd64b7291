package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.jiebang.eventsourcing.Ids;

/**
 * The table of checkpoints: read at start and after a race, moved by compare-and-set in the rows'
 * transaction.
 */
final class Checkpoints {

  /** Somebody else was there first: this transaction must not commit. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("moved by another process", null, false, false);
    }
  }

  private Checkpoints() {}

  /** Positions by part; creates the rows that are missing. */
  static long[] load(EntityManager em, String view, int gen) {
    List<?> rows = select(em, view, gen);
    if (rows.size() < Ids.PARTS) {
      create(em, view, gen);
      rows = select(em, view, gen);
    }
    long[] positions = new long[Ids.PARTS];
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      positions[((Number) columns[0]).intValue()] = ((Number) columns[1]).longValue();
    }
    return positions;
  }

  private static void create(EntityManager em, String view, int gen) {
    for (int part = 0; part < Ids.PARTS; part++) {
      em.createNativeQuery(
              "INSERT IGNORE INTO checkpoint (view, gen, part, pos) VALUES (:v, :g, :p, 0)")
          .setParameter("v", view)
          .setParameter("g", gen)
          .setParameter("p", part)
          .executeUpdate();
    }
  }

  private static List<?> select(EntityManager em, String view, int gen) {
    return em.createNativeQuery("SELECT part, pos FROM checkpoint WHERE view = :v AND gen = :g")
        .setParameter("v", view)
        .setParameter("g", gen)
        .getResultList();
  }

  /**
   * How far one view moves.
   *
   * @param from by part; where its checkpoints stand
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  record Move(String view, int gen, long[] from, long[] to) {}

  /** Of one part. */
  private record Shift(int part, long from, long to) {}

  /** What views that go along together have in common. */
  private record Together(int gen, List<Shift> shifts) {}

  /**
   * Moves many checkpoints. Views mostly go along together, each event past all of them: those that
   * do are moved by one statement, or their number would decide how fast all are.
   *
   * @throws Overtaken when one of them does not stand where it did
   */
  static void move(EntityManager em, Collection<Move> moves) {
    Map<Together, List<String>> views = new LinkedHashMap<>();
    for (Move move : moves) {
      var shifts = new ArrayList<Shift>();
      for (int part = 0; part < Ids.PARTS; part++) {
        if (move.from()[part] != move.to()[part]) {
          shifts.add(new Shift(part, move.from()[part], move.to()[part]));
        }
      }
      if (!shifts.isEmpty()) {
        views
            .computeIfAbsent(new Together(move.gen(), shifts), _ -> new ArrayList<>())
            .add(move.view());
      }
    }
    em.unwrap(Session.class)
        .doWork(
            database -> {
              for (Map.Entry<Together, List<String>> each : views.entrySet()) {
                move(database, each.getValue(), each.getKey());
              }
            });
  }

  private static void move(Connection database, List<String> views, Together together)
      throws SQLException {
    List<Shift> shifts = together.shifts();
    String when = " WHEN ? THEN ?".repeat(shifts.size());
    try (PreparedStatement s =
        database.prepareStatement(
            "UPDATE checkpoint SET pos = CASE part"
                + when
                + " END WHERE gen = ? AND view IN (?"
                + ", ?".repeat(views.size() - 1)
                + ") AND part IN (?"
                + ", ?".repeat(shifts.size() - 1)
                + ") AND pos = CASE part"
                + when
                + " END")) {
      int at = 0;
      for (Shift shift : shifts) {
        s.setInt(++at, shift.part());
        s.setLong(++at, shift.to());
      }
      s.setInt(++at, together.gen());
      for (String view : views) {
        s.setString(++at, view);
      }
      for (Shift shift : shifts) {
        s.setInt(++at, shift.part());
      }
      for (Shift shift : shifts) {
        s.setInt(++at, shift.part());
        s.setLong(++at, shift.from());
      }
      if (s.executeUpdate() != views.size() * shifts.size()) {
        throw new Overtaken();
      }
    }
  }
}
