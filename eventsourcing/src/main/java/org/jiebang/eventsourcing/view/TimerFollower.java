package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.store.Columns;

/** Keeps the table of deadlines from what events set and clear. */
final class TimerFollower<E> implements Follower {

  private final Timers<?, ?, E> timers;

  TimerFollower(Timers<?, ?, E> timers) {
    this.timers = timers;
  }

  @Override
  public boolean reads(Class<?> event) {
    return timers.aggregate().events().isAssignableFrom(event);
  }

  @Override
  public void apply(EntityManager em, int gen, List<Recorded<Object>> facts) {
    facts.forEach(fact -> apply(em, fact));
  }

  @SuppressWarnings("unchecked") // isInstance has looked
  private void apply(EntityManager em, Recorded<Object> fact) {
    if (!timers.aggregate().events().isInstance(fact.event())) {
      return;
    }
    for (Timers.Change change : timers.on((Recorded<E>) (Recorded<?>) fact)) {
      switch (change) {
        case Timers.Change.Set set ->
            em.createNativeQuery(
                    "INSERT INTO timer (part, stream_id, name, aggregate, due_us, retry_us)"
                        + " VALUES (:p, :s, :n, :a, :d, 0)"
                        + " ON DUPLICATE KEY UPDATE due_us = :d, retry_us = 0")
                .setParameter("p", fact.part())
                .setParameter("s", Columns.bytes(fact.stream()))
                .setParameter("n", set.timer())
                .setParameter("a", timers.aggregate().name())
                .setParameter("d", Columns.micros(set.at()))
                .executeUpdate();
        case Timers.Change.Clear clear ->
            em.createNativeQuery(
                    "DELETE FROM timer WHERE part = :p AND stream_id = :s AND name = :n")
                .setParameter("p", fact.part())
                .setParameter("s", Columns.bytes(fact.stream()))
                .setParameter("n", clear.timer())
                .executeUpdate();
      }
    }
  }
}
