package org.jiebang.eventsourcing.view;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A generation of a view and what has become of it.
 *
 * @param generation from 2: the first one is no rebuild
 * @param changedAt when it came into its state
 * @param applied positions of the log that it has seen, all parts
 * @param target positions that there are
 * @param problem where and how it failed; absent otherwise
 */
public record Rebuild(
    String view,
    int generation,
    State state,
    Instant startedAt,
    Instant changedAt,
    long applied,
    long target,
    @Nullable String problem) {

  /** From being built to being swept away. */
  @Schema(name = "RebuildState")
  public enum State {
    /** Builders fill it; a crash costs them their last batch. */
    BUILDING,
    /** It is asked. */
    LIVE,
    /** Another one is asked; its rows go after the grace time. */
    RETIRED,
    /** An operator gave it up. */
    CANCELLED,
    /** It met an event that the view cannot apply. */
    FAILED
  }

  /** How far it is, 0 to 100; 100 only when nothing is missing. */
  public int percent() {
    return target <= applied ? 100 : (int) (applied * 100 / target);
  }
}
