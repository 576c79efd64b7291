package org.jiebang.eventsourcing.store;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of the store, its views and timers. */
@ConfigMapping(prefix = "jiebang.store")
public interface StoreConfig {

  /** Writers of the log: 2, or 4 for many callers. */
  @WithDefault("2")
  int lanes();

  /** Commands that may wait in one lane before callers hear {@code BACKPRESSURE}. */
  @WithDefault("10000")
  int maxWaiting();

  /** Folded states kept in memory. */
  @WithDefault("20000")
  int cachedStreams();

  /** How often the log is asked for what other processes appended. */
  @WithDefault("500ms")
  Duration poll();

  /** Events that views apply in one transaction. */
  @WithDefault("500")
  int viewBatch();

  /** Timers fired in one go. */
  @WithDefault("100")
  int timerBatch();

  /**
   * False starts although the server does not flush at commit: acknowledged events may then be lost
   * in a power cut.
   */
  @WithDefault("true")
  boolean requireDurable();
}
