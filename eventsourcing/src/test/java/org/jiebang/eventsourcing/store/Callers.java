package org.jiebang.eventsourcing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Many callers at once, each on a virtual thread of its own. */
final class Callers {

  /** What caller {@code n} does. */
  interface Caller {
    void run(int n) throws Exception;
  }

  private Callers() {}

  /** Returns when all are done; what any of them threw fails the test. */
  static void run(int callers, Caller caller) throws InterruptedException {
    var failures = new ConcurrentLinkedQueue<Throwable>();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < callers; i++) {
      int n = i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      caller.run(n);
                    } catch (Throwable e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }
}
