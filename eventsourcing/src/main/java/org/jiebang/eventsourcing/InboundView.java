package org.jiebang.eventsourcing;

import jakarta.persistence.EntityManager;

/**
 * What this service remembers of another service's facts, for its own decisions and reactions: rows
 * written in the same transaction as the consumer's position. Applied in order per part; exactly
 * once.
 *
 * @param <F> the fact as this service reads it: a record of its {@code inbound} package
 */
public interface InboundView<F> {

  Class<F> fact();

  /** Changes rows. Must be a function of the rows and the fact alone. */
  void apply(EntityManager rows, Recorded<F> fact);
}
