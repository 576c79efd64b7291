package org.jiebang.eventsourcing.http;

import java.util.UUID;
import java.util.function.Supplier;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.Step;

/**
 * The command that a row of a sheet stands for.
 *
 * @param made the id of what it makes, when that is not the stream
 */
public record RowStep(Step<?, ?, ?> step, UUID made) {

  /**
   * A refusal while the command is made is the row's, unless it had been carried out before: a
   * repeat gets its first answer whatever has become of what was looked up.
   */
  public static <C, S, E> RowStep of(
      Aggregate<C, S, E> aggregate, UUID stream, UUID made, Supplier<C> command) {
    try {
      return new RowStep(Step.of(aggregate, stream, command.get()), made);
    } catch (Rejected refused) {
      return new RowStep(Step.of(new RefusedBefore<>(aggregate), stream, refused), made);
    }
  }
}
