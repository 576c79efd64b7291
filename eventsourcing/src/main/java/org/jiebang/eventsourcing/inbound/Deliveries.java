package org.jiebang.eventsourcing.inbound;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.function.Function;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Service.Inbound;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one record: first the rows (its reactions may look them up), then the reactions. Whose
 * turn it is, and what happens when it fails, is decided by the caller.
 */
final class Deliveries {

  private final Map<String, Inbound> sources;
  private final Reactions reactions;

  Deliveries(Map<String, Inbound> sources, Reactions reactions) {
    this.sources = sources;
    this.reactions = reactions;
  }

  /** True when this service reads such events at all. */
  boolean concerns(Incoming in) {
    Inbound inbound = sources.get(in.source());
    return in.stream() != null
        && inbound != null
        && (inbound.wire().byName(in.name()) != null
            || inbound.wire().byName(FactReader.EVERYTHING) != null);
  }

  /**
   * @param viewsApplied true when an earlier attempt has committed its rows
   * @throws Broken when it cannot be taken in; an outage comes through as it is
   */
  Delivery deliver(EntityManager rows, Incoming in, boolean viewsApplied) {
    return sorted(
        in,
        inbound -> {
          Recorded<Object> fact = fact(in, inbound);
          if (fact == null) {
            return Delivery.DONE;
          }
          if (!viewsApplied && apply(inbound, rows, fact)) {
            // Here, so that a row the database refuses is this record's fault and nobody else's.
            rows.flush();
          }
          return reactions.to(in, fact, inbound.reactions());
        });
  }

  /**
   * Writes its rows, not flushed yet.
   *
   * @return its reactions, to be carried out
   * @throws Broken when it cannot be taken in; an outage comes through as it is
   */
  @Nullable Effects begin(EntityManager rows, Incoming in) {
    return sorted(
        in,
        inbound -> {
          Recorded<Object> fact = fact(in, inbound);
          if (fact == null) {
            return null;
          }
          apply(inbound, rows, fact);
          return new Effects(reactions, in, fact, inbound.reactions());
        });
  }

  private <T extends @Nullable Object> T sorted(Incoming in, Function<Inbound, T> work) {
    Inbound inbound = requireNonNull(sources.get(in.source()), in::source);
    try {
      return work.apply(inbound);
    } catch (Broken e) {
      throw e;
    } catch (RuntimeException e) {
      // The plumbing's own catch: it only sorts.
      if (Outage.is(e)) {
        throw e;
      }
      throw new Broken(in, e);
    } catch (StackOverflowError e) {
      // A payload may be nested deeper than a view can go: its own fault, not the process's.
      throw new Broken(in, e);
    }
  }

  private static @Nullable Recorded<Object> fact(Incoming in, Inbound inbound) {
    try {
      return FactReader.read(in, inbound.wire());
    } catch (RuntimeException e) {
      throw Broken.unreadable(in, e);
    }
  }

  private static boolean apply(Inbound inbound, EntityManager rows, Recorded<Object> fact) {
    boolean changed = false;
    for (InboundView<?> view : inbound.views()) {
      changed |= apply(view, rows, fact);
    }
    return changed;
  }

  @SuppressWarnings("unchecked") // guarded by isInstance
  private static <F> boolean apply(InboundView<F> view, EntityManager rows, Recorded<Object> fact) {
    if (!view.fact().isInstance(fact.event())) {
      return false;
    }
    view.apply(rows, (Recorded<F>) fact);
    return true;
  }
}
