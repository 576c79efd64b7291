package org.jiebang.eventsourcing.store;

import java.util.List;
import java.util.UUID;

/** Reading the log, by position or by stream. */
public interface EventLog {

  /**
   * Events of {@code part} with {@code pos > after}, in order, at most {@code limit}; a hole never
   * shows.
   */
  List<StoredEvent> read(int part, long after, int limit);

  /**
   * The event before {@code pos + 1}: its hash is what the next one stands on; 32 zero bytes for
   * {@code pos} 0.
   */
  byte[] hashAt(int part, long pos);

  /** Events of a stream with {@code version > after}, in order, at most {@code limit}. */
  List<StoredEvent> stream(UUID stream, long after, int limit);
}
