package org.jiebang.eventsourcing.http;

import java.time.Duration;

/**
 * How far this service has read the facts of others: what {@code X-Min-Position} waits for when it
 * names another service. Implemented by one bean of the {@code inbound} room; the HTTP room asks it
 * through {@code Instance}, so a service that reads nothing from others needs none.
 */
public interface InboundWaits {

  /**
   * Waits until the inbound views have applied position {@code pos} of {@code part} of {@code
   * source}. Called for every position of a request, also for sources that this service does not
   * read: those answer true at once, because nothing here can be behind on them.
   *
   * @param source the other service's name, e.g. {@code matching}
   * @param part 0 to 63
   * @param pos from 1
   * @return false when {@code atMost} passed first
   */
  boolean await(String source, int part, long pos, Duration atMost);
}
