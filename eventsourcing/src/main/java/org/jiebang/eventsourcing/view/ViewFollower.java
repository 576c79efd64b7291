package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.view.ViewRow.RowKey;
import org.jspecify.annotations.Nullable;

/** Loads a view's row, lets it evolve, stores what comes back. */
final class ViewFollower<R extends ViewRow, E> implements Follower {

  private final View<R, E> view;

  ViewFollower(View<R, E> view) {
    this.view = view;
  }

  @Override
  @SuppressWarnings("unchecked") // isInstance has looked
  public void apply(EntityManager em, int gen, Recorded<Object> fact) {
    if (!view.events().isInstance(fact.event())) {
      return;
    }
    var typed = (Recorded<E>) (Recorded<?>) fact;
    var key = new RowKey(gen, view.key(typed));
    @Nullable R old = em.find(view.row(), key);
    @Nullable R row = view.evolve(old, typed);
    if (row == null) {
      if (old != null) {
        em.remove(old);
      }
    } else if (row != old) {
      if (old != null) {
        em.detach(old);
      }
      row.key = key;
      if (old == null) {
        em.persist(row);
      } else {
        em.merge(row);
      }
    }
  }
}
