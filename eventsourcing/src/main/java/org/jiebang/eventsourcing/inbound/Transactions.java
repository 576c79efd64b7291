package org.jiebang.eventsourcing.inbound;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import java.util.function.Supplier;

/** Transactions as the consumer needs them; a port, so that it is tested without a container. */
interface Transactions {

  /** Runs in a new transaction; any exception rolls it back. */
  <T> T inNew(Function<EntityManager, T> work);

  /** Runs beside the current transaction: commands commit on their own. */
  <T> T outside(Supplier<T> work);
}
