package org.jiebang.eventsourcing.lease;

/**
 * The parts of the log that this instance is to work on: relay, views and timers leave the others
 * to their holders. Two instances may believe for a while that they hold the same part, and work
 * done twice must stay harmless (checkpoints move by compare-and-set); but every part is somebody's
 * within seconds.
 */
@FunctionalInterface
public interface Parts {

  /** An instance that works alone. */
  Parts ALL = _ -> true;

  /**
   * Whether this instance is to work on {@code part}. Never blocks, never throws; may change at any
   * time.
   */
  boolean mine(int part);

  /**
   * Something here waits for work on {@code part}: when it is somebody else's, this instance works
   * on it, too, for a while, because its holder may have died. Does nothing when it is ours.
   */
  default void need(int part) {}

  /** {@code changed} is called when parts were taken or given back; it must return at once. */
  default void whenChanged(Runnable changed) {}
}
