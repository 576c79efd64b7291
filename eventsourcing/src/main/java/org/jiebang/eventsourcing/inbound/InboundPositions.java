package org.jiebang.eventsourcing.inbound;

import java.time.Duration;

/** How far this service has taken in the logs of others: what {@code X-Min-Position} waits for. */
public interface InboundPositions {

  /**
   * Waits until {@code source}'s {@code part} is taken in up to {@code pos}, on whichever instance;
   * false when {@code atMost} passes first, or when this service does not read that source.
   */
  boolean await(String source, int part, long pos, Duration atMost);
}
