package org.jiebang.eventsourcing.inbound;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** Transactions of the container: the entity manager that reactions are given is the same one. */
final class JtaTransactions implements Transactions {

  private final EntityManager rows;
  private final int timeoutSeconds;

  JtaTransactions(EntityManager rows, Duration timeout) {
    this.rows = rows;
    this.timeoutSeconds = (int) timeout.toSeconds();
  }

  @Override
  public <T> T inNew(Function<EntityManager, T> work) {
    return unwrapped(
        () ->
            QuarkusTransaction.requiringNew()
                .timeout(timeoutSeconds)
                .call(
                    () -> {
                      T result = work.apply(rows);
                      // What the rows cannot hold must show here, not as an unknown error of the
                      // commit.
                      rows.flush();
                      return result;
                    }));
  }

  @Override
  public <T> T outside(Supplier<T> work) {
    return unwrapped(() -> QuarkusTransaction.suspendingExisting().call(work::get));
  }

  /** A refusal of our own must arrive as what it is, not inside an exception of the container. */
  private static <T> T unwrapped(Supplier<T> call) {
    try {
      return call.get();
    } catch (QuarkusTransactionException e) {
      if (e.getCause() instanceof RuntimeException own) {
        throw own;
      }
      throw e;
    }
  }
}
