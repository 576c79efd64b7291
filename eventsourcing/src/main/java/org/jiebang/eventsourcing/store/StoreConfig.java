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

  /** Events that one transaction, and one command, may hold. */
  @WithDefault("512")
  int batchEvents();

  /** Bytes that one transaction, and one command, may have; below the server's packet limit. */
  @WithDefault("4194304")
  int batchBytes();

  /** Streams whose last version is remembered. */
  @WithDefault("100000")
  int cachedVersions();

  /** How long a command waits for its commit before the answer is 503. */
  @WithDefault("10s")
  Duration patience();

  /**
   * How long a lane waits at most for callers that it has just answered to come back, and never
   * longer than an eighth of its last transaction; 0: it does not wait.
   */
  @WithDefault("1ms")
  Duration gathering();

  /** How long a repeat waits for the first request before {@code IDEMPOTENCY_IN_PROGRESS}. */
  @WithDefault("2s")
  Duration inFlightWait();

  /** How long a lane waits for the server to take its connection. */
  @WithDefault("2s")
  Duration connectTimeout();

  /**
   * How long a lane waits for the server's answer before it takes the connection for lost; above
   * the server's lock wait.
   */
  @WithDefault("8s")
  Duration answerTimeout();

  /** How long a command waits for its turn at a stream that many write to, before it is 503. */
  @WithDefault("5s")
  Duration turnPatience();

  /** Events of a stream that are read from the log at once. */
  @WithDefault("500")
  int readBatch();

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
