package org.jiebang.eventsourcing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The deadlines of one kind of stream. Timers are a view: events set and clear them. When one is
 * due, {@link #fire} names the command to issue; its command id derives from (stream, timer, due
 * time), so it has its effect once, whatever crashes.
 */
public interface Timers<C, S, E> {

  Aggregate<C, S, E> aggregate();

  /** What {@code fact} means for the stream's timers. */
  List<Change> on(Recorded<E> fact);

  /** The command of a timer that is due. Refused as too late or already: the timer is done. */
  List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now);

  /** A change to one named timer of the stream. */
  sealed interface Change {
    String timer();

    /** Due at {@code at}; replaces an earlier time under the same name. */
    record Set(String timer, Instant at) implements Change {}

    record Clear(String timer) implements Change {}
  }
}
