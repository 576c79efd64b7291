package org.jiebang.eventsourcing.inbound;

import jakarta.persistence.EntityManager;
import java.util.Map;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Service.Inbound;

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
    Inbound inbound = sources.get(in.source());
    if (inbound == null) {
      return Delivery.DONE;
    }
    try {
      Recorded<Object> fact = FactReader.read(in, inbound.wire());
      if (fact == null) {
        return Delivery.DONE;
      }
      if (!viewsApplied) {
        boolean changed = false;
        for (InboundView<?> view : inbound.views()) {
          changed |= apply(view, rows, fact);
        }
        if (changed) {
          // Here, so that a row the database refuses is this record's fault and nobody else's.
          rows.flush();
        }
      }
      return reactions.to(in, fact, inbound.reactions());
    } catch (RuntimeException e) {
      // The plumbing's own catch: it only sorts.
      if (Outage.is(e)) {
        throw e;
      }
      throw new Broken(in, e);
    }
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
