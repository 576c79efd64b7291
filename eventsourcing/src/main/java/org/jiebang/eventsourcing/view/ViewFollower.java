package org.jiebang.eventsourcing.view;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jiebang.eventsourcing.view.ViewRow.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * Loads the rows that a batch of events concerns with one query, lets them evolve in memory, stores
 * each once.
 */
final class ViewFollower<R extends ViewRow, E> implements Follower {

  /** Keys in one IN list. */
  private static final int AT_ONCE = 512;

  private final View<R, E> view;

  ViewFollower(View<R, E> view) {
    this.view = view;
  }

  /** A row of the batch; {@code stored}: the database has it, and Hibernate writes its changes. */
  private static final class Slot<R> {
    private @Nullable R row;
    private boolean stored;
  }

  @Override
  public boolean reads(Class<?> event) {
    return view.events().isAssignableFrom(event);
  }

  @Override
  @SuppressWarnings("unchecked") // isInstance has looked
  public void apply(EntityManager em, int gen, List<Recorded<Object>> facts) {
    var mine = new ArrayList<Recorded<E>>(facts.size());
    for (Recorded<Object> fact : facts) {
      if (view.events().isInstance(fact.event())) {
        mine.add((Recorded<E>) (Recorded<?>) fact);
      }
    }
    if (mine.isEmpty()) {
      return;
    }
    Map<UUID, Slot<R>> slots = load(em, gen, mine);
    for (Recorded<E> fact : mine) {
      evolve(em, gen, slots.computeIfAbsent(view.key(fact), _ -> new Slot<>()), fact);
    }
    slots.values().forEach(slot -> store(em, slot));
    if (!view.besides().isEmpty()) {
      List<R> rows =
          slots.values().stream().map(slot -> slot.row).filter(Objects::nonNull).toList();
      em.unwrap(Session.class).doWork(database -> view.keep(database, gen, rows));
    }
  }

  private Map<UUID, Slot<R>> load(EntityManager em, int gen, List<Recorded<E>> facts) {
    Set<UUID> wanted = new LinkedHashSet<>();
    Set<UUID> begun = new LinkedHashSet<>();
    for (Recorded<E> fact : facts) {
      UUID key = view.key(fact);
      if (fact.version() == 1 && key.equals(fact.stream())) {
        begun.add(key); // the row of a stream that begins here cannot exist
      } else {
        wanted.add(key);
      }
    }
    wanted.removeAll(begun);
    var slots = new LinkedHashMap<UUID, Slot<R>>();
    List<UUID> ids = List.copyOf(wanted);
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      for (R row :
          em.createQuery(
                  "from " + view.row().getName() + " r where r.key.gen = :gen and r.key.id in :ids",
                  view.row())
              .setParameter("gen", gen)
              .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
              .getResultList()) {
        var slot = new Slot<R>();
        slot.row = row;
        slot.stored = true;
        slots.put(row.key.id(), slot);
      }
    }
    return slots;
  }

  private void evolve(EntityManager em, int gen, Slot<R> slot, Recorded<E> fact) {
    R old = slot.row;
    R row = view.evolve(old, fact);
    if (row == old) {
      return;
    }
    if (row != null) {
      row.key = new RowKey(gen, view.key(fact));
    }
    if (slot.stored && row == null && old != null) {
      em.remove(old);
      em.flush(); // a later event may bring the key back
      slot.stored = false;
    }
    if (slot.stored && row != null) {
      view.complete(row);
      slot.row = em.merge(row);
    } else {
      slot.row = row;
    }
  }

  private void store(EntityManager em, Slot<R> slot) {
    R row = slot.row;
    if (row == null) {
      return;
    }
    view.complete(row);
    if (!slot.stored) {
      em.persist(row);
    }
  }
}
