package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import java.util.List;
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

  static void move(EntityManager em, String view, int gen, int part, long from, long to) {
    int changed =
        em.createNativeQuery(
                "UPDATE checkpoint SET pos = :to WHERE view = :v AND gen = :g AND part = :p AND pos = :from")
            .setParameter("to", to)
            .setParameter("v", view)
            .setParameter("g", gen)
            .setParameter("p", part)
            .setParameter("from", from)
            .executeUpdate();
    if (changed != 1) {
      throw new Overtaken();
    }
  }
}
