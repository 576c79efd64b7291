package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiebang.eventsourcing.Ids;

/**
 * The table of checkpoints: read at start and after a race, moved by compare-and-set in the rows'
 * transaction.
 */
final class Checkpoints {

  /** Somebody else moved a checkpoint: this transaction must not commit. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("checkpoint moved by another process", null, false, false);
    }
  }

  private Checkpoints() {}

  /** Positions by part of each view; creates the rows that are missing. */
  static Map<String, long[]> load(EntityManager em, Map<String, Integer> generations) {
    var positions = new HashMap<String, long[]>();
    generations.forEach((view, gen) -> positions.put(view, load(em, view, gen)));
    return positions;
  }

  private static long[] load(EntityManager em, String view, int gen) {
    for (int part = 0; part < Ids.PARTS; part++) {
      em.createNativeQuery(
              "INSERT IGNORE INTO checkpoint (view, gen, part, pos) VALUES (:v, :g, :p, 0)")
          .setParameter("v", view)
          .setParameter("g", gen)
          .setParameter("p", part)
          .executeUpdate();
    }
    long[] positions = new long[Ids.PARTS];
    List<?> rows =
        em.createNativeQuery("SELECT part, pos FROM checkpoint WHERE view = :v AND gen = :g")
            .setParameter("v", view)
            .setParameter("g", gen)
            .getResultList();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      positions[((Number) columns[0]).intValue()] = ((Number) columns[1]).longValue();
    }
    return positions;
  }

  static int generation(EntityManager em, String view) {
    em.createNativeQuery("INSERT IGNORE INTO generation (view, live) VALUES (:v, 1)")
        .setParameter("v", view)
        .executeUpdate();
    return ((Number)
            em.createNativeQuery("SELECT live FROM generation WHERE view = :v")
                .setParameter("v", view)
                .getSingleResult())
        .intValue();
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
