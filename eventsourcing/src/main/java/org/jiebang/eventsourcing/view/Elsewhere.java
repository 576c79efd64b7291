package org.jiebang.eventsourcing.view;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.jiebang.eventsourcing.lease.Parts;

/**
 * Waits for views of parts that another instance works on: its checkpoints tell how far they are.
 * When they do not move soon, this instance works on the part itself.
 */
final class Elsewhere {

  private static final Duration HERE = Duration.ofMillis(250);
  private static final Duration ASK = Duration.ofMillis(20);
  private static final Duration HELP = Duration.ofMillis(300);

  private final EntityManager em;
  private final Parts parts;

  Elsewhere(EntityManager em, Parts parts) {
    this.em = em;
    this.parts = parts;
  }

  /**
   * @param views those that must have come as far
   * @param here waits for the views of this instance
   */
  boolean await(int part, long pos, Duration atMost, Set<String> views, Predicate<Duration> here) {
    long start = System.nanoTime();
    for (Duration left = atMost; ; left = atMost.minusNanos(System.nanoTime() - start)) {
      boolean ours = parts.mine(part);
      Duration slice = ours ? HERE : ASK;
      if (here.test(left.compareTo(slice) < 0 ? left : slice)
          || !ours && !views.isEmpty() && reached(part, views) >= pos) {
        return true;
      }
      long waited = System.nanoTime() - start;
      if (waited >= atMost.toNanos()) {
        return false;
      }
      if (!ours && waited > HELP.toNanos()) {
        parts.need(part);
      }
    }
  }

  private long reached(int part, Set<String> views) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                ((Number)
                        em.createNativeQuery(
                                "SELECT COALESCE(MIN(c.pos), 0) FROM checkpoint c"
                                    + " JOIN generation g ON g.view = c.view AND g.live = c.gen"
                                    + " WHERE c.part = :part AND c.view IN (:views)")
                            .setParameter("part", part)
                            .setParameter("views", views)
                            .getSingleResult())
                    .longValue());
  }
}
