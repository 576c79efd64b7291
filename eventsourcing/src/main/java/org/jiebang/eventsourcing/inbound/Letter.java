package org.jiebang.eventsourcing.inbound;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A record that could not be taken in yet, or one that waits behind such a record of its stream.
 *
 * @param viewsApplied its rows are written, only its reactions are open
 * @param sinceMicros when its attempts began, real clock
 */
record Letter(
    Incoming incoming, State state, int attempts, boolean viewsApplied, long sinceMicros) {

  @Schema(name = "DeadLetterState")
  enum State {
    /** Tried again by itself. */
    RETRYING,
    /** Waits for an operator. */
    PARKED,
    /** Waits for an earlier record of its stream. */
    BLOCKED,
    /** An operator gave it up. */
    DISCARDED,
    /** Taken in, but the rules refused a reaction for good; kept to be seen. */
    REFUSED
  }

  /**
   * A letter as an operator sees it.
   *
   * @param publication headers and payload as published, as JSON text
   */
  record Listed(
      String source,
      int part,
      long pos,
      UUID stream,
      String type,
      State state,
      String error,
      int attempts,
      long sinceMicros,
      long nextMicros,
      String publication) {}
}
