package org.jiebang.eventsourcing.view;

import java.time.Duration;

/** The configuration of an instance that a test puts together itself. */
record Limits(
    int builders,
    int rebuildBatch,
    double rebuildShare,
    int flipWithin,
    Duration look,
    Duration grace,
    int sweepBatch)
    implements ViewConfig {

  static final Limits SMALL_BATCHES =
      new Limits(2, 200, 0.25, 200, Duration.ofMillis(500), Duration.ofSeconds(6), 500);
}
