package org.jiebang.eventsourcing.view;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.View;
import org.jspecify.annotations.Nullable;

/** A view that misbehaves at its nth event: dies with its builder, or loses the event. */
record TwistedView<R extends ViewRow, E>(View<R, E> view, AtomicLong left, boolean dies)
    implements View<R, E> {

  /** The end of a builder, as far as a thread can be ended like a process. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed by the test", null, false, false);
    }
  }

  static <R extends ViewRow, E> View<R, E> dying(View<R, E> view, AtomicLong left) {
    return new TwistedView<>(view, left, true);
  }

  static <R extends ViewRow, E> View<R, E> skipping(View<R, E> view, AtomicLong left) {
    return new TwistedView<>(view, left, false);
  }

  @Override
  public String name() {
    return view.name();
  }

  @Override
  public Class<R> row() {
    return view.row();
  }

  @Override
  public Class<E> events() {
    return view.events();
  }

  @Override
  public UUID key(Recorded<E> fact) {
    return view.key(fact);
  }

  @Override
  public @Nullable R evolve(@Nullable R row, Recorded<E> fact) {
    boolean now = (dies || fact.version() > 1) && left.getAndDecrement() == 0;
    if (now && dies) {
      throw new Killed();
    }
    return now ? row : view.evolve(row, fact);
  }

  @Override
  public void complete(R row) {
    view.complete(row);
  }
}
