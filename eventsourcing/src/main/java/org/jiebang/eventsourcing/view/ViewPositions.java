package org.jiebang.eventsourcing.view;

import java.time.Duration;

/** How far this process's service has its views: what a reader of its own writes waits for. */
public interface ViewPositions {

  /**
   * Waits until every live view has applied position {@code pos} of {@code part}.
   *
   * @param part 0 to 63
   * @param pos from 1
   * @return false when {@code atMost} passed first
   */
  boolean await(int part, long pos, Duration atMost);
}
