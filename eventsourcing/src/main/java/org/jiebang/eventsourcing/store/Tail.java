package org.jiebang.eventsourcing.store;

import java.util.function.IntConsumer;

/**
 * The one tail reader of a process: knows how far each part is committed, woken by its own lanes
 * and, for what others append, by a poll from the known heads. Views, relay and timers follow it.
 */
public interface Tail {

  /**
   * A position of {@code part} that is known to be committed; everything before it is, too. 0 when
   * the part is empty.
   */
  long head(int part);

  /**
   * How far {@code part} is known to be durable: this process's own commits have returned. What
   * others appended is visible earlier than it is durable when the binlog is off (ARCHITECTURE,
   * "Visible is not durable").
   */
  long durable(int part);

  /** {@code moved} is called with a part whose head has moved; it must return at once. */
  void subscribe(IntConsumer moved);
}
