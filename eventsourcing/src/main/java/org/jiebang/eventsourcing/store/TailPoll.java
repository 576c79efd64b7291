package org.jiebang.eventsourcing.store;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the log, now and then, what other processes have appended; own appends wake the followers at
 * once.
 */
final class TailPoll implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(TailPoll.class.getName());

  private final EventStore store;
  private final Duration every;
  private final Thread thread;
  private volatile boolean open = true;

  TailPoll(EventStore store, Duration every) {
    this.store = store;
    this.every = every;
    this.thread = Thread.ofPlatform().name("tail-poll").daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    boolean away = false;
    while (open) {
      LockSupport.parkNanos(every.toNanos());
      try {
        store.poll();
        away = false;
      } catch (RuntimeException e) {
        // The plumbing's own catch: without this thread nobody would see what others append.
        if (!away) {
          LOG.log(Level.WARNING, "the log cannot be read; asking again", e);
        }
        away = true;
      }
    }
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
  }
}
