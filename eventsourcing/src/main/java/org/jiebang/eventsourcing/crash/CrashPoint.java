package org.jiebang.eventsourcing.crash;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A place that a process passes again and again, and at which a test may let it die: before and
 * after each step whose halves could come apart. Nothing is flushed, closed or told; the exit code
 * is that of {@code kill -9}.
 *
 * <p>Armed by {@code jiebang.crash-at=after-append-commit:3} (the third passage), in the local and
 * test profiles only (see {@link CrashArming}). Otherwise a passage is one read of a field.
 */
public enum CrashPoint {
  /** The rows of a batch are sent to the database, not committed. */
  BEFORE_APPEND_COMMIT,
  /** They are committed; nobody has been told. */
  AFTER_APPEND_COMMIT,
  /** A record is about to be handed to the producer. */
  BEFORE_SEND,
  /** It is handed over, not acknowledged. */
  AFTER_SEND,
  /** Kafka has it; our checkpoint does not know. */
  AFTER_ACK,
  /** The relay's checkpoint is about to move. */
  BEFORE_RELAY_CHECKPOINT,
  AFTER_RELAY_CHECKPOINT,
  /** A reaction's command is committed; the consumer's own transaction is not. */
  AFTER_REACTION,
  /** Rows, positions and offsets of a batch of facts are written, not committed. */
  BEFORE_INBOUND_COMMIT,
  AFTER_INBOUND_COMMIT,
  /** Rows and checkpoints of views are written, not committed. */
  BEFORE_VIEW_COMMIT,
  AFTER_VIEW_COMMIT,
  /** A batch of a rebuild is written, not committed. */
  BEFORE_REBUILD_COMMIT,
  AFTER_REBUILD_COMMIT,
  /** The rebuilt generation has caught up; the old one is still live. */
  BEFORE_FLIP,
  AFTER_FLIP,
  /** A timer is due; its command is not given yet. */
  BEFORE_TIMER_FIRES,
  /** Its command is committed; its row is still there. */
  AFTER_TIMER_FIRED,
  /** Its row is gone. */
  AFTER_TIMER_DONE,
  /** The heads of the chains are about to be anchored. */
  BEFORE_ANCHOR,
  AFTER_ANCHOR;

  /** As after {@code kill -9}: 128 + 9. */
  private static final int EXIT_CODE = 137;

  private static volatile @Nullable Armed armed;

  private record Armed(CrashPoint point, AtomicInteger left) {
    void pass(CrashPoint here) {
      if (here == point && left.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(EXIT_CODE);
      }
    }
  }

  /** Goes on, or ends the process at once. */
  public void pass() {
    Armed one = armed;
    if (one != null) {
      one.pass(this);
    }
  }

  /** As it is named in the configuration, e.g. {@code after-append-commit}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param at label and number of the passage, e.g. {@code after-append-commit:3}
   * @throws IllegalArgumentException when there is no such point
   */
  static void arm(String at) {
    String[] halves = at.split(":", -1);
    if (halves.length != 2 || !halves[1].matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException("not a crash point and a number: " + at);
    }
    String name = halves[0].toUpperCase(Locale.ROOT).replace('-', '_');
    armed = new Armed(valueOf(name), new AtomicInteger(Integer.parseInt(halves[1])));
  }
}
