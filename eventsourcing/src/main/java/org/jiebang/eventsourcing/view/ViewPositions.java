package org.jiebang.eventsourcing.view;

import java.time.Duration;

/** How far this service's own views have read its log: what read-your-writes waits for. */
public interface ViewPositions {

  /**
   * Waits until every live view has applied {@code part} up to {@code pos}; false when {@code
   * atMost} passes first.
   */
  boolean await(int part, long pos, Duration atMost);
}
