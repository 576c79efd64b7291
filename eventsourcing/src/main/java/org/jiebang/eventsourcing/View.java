package org.jiebang.eventsourcing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.view.ViewRow;
import org.jspecify.annotations.Nullable;

/**
 * A read model with one row per key, kept from this service's own log, row and checkpoint in one
 * transaction. The plumbing loads the row, calls {@link #evolve} and stores the result. A row is
 * fed by streams of one part only.
 */
public interface View<R extends ViewRow, E> {

  /** Names its checkpoints and generations; lower case, at most 40 characters. */
  String name();

  /** The entity that holds its rows. */
  Class<R> row();

  /** The sealed interface of the events it reads. */
  Class<E> events();

  /**
   * The row that {@code fact} concerns; usually its stream. A row that goes by a stream's id is
   * that stream's alone: when the stream begins, there is none, and none is looked for.
   */
  default UUID key(Recorded<E> fact) {
    return fact.stream();
  }

  /**
   * The row after {@code fact} (the same object changed, or a new one), or null to delete it.
   * Deterministic: called again on a rebuild.
   */
  @Nullable R evolve(@Nullable R row, Recorded<E> fact);

  /**
   * Called once before a row is stored, after one or several events: what is dear and need not be
   * done for each of them. Called twice, it changes nothing.
   */
  default void complete(R row) {}

  /**
   * Further tables that {@link #keep} writes. The first column of each one's primary key is {@code
   * gen}; they are swept away with the view's own.
   */
  default List<String> besides() {
    return List.of();
  }

  /**
   * Writes what the view keeps {@link #besides} its rows, in the transaction that stores these. Not
   * called for views without such tables. Called again with the same rows, it changes nothing.
   *
   * @param rows of one batch, completed
   */
  default void keep(Connection database, int gen, Collection<R> rows) throws SQLException {}
}
