package org.jiebang.gateway.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Who may deliver now: a few webhooks at the same time, and fewer of one owner, so that nobody's
 * slow endpoints keep the others waiting.
 */
final class Turns {

  private final int atOnce;
  private final int perOwner;
  private final Map<String, Integer> byOwner = new HashMap<>();
  private int taken;

  Turns(int atOnce, int perOwner) {
    this.atOnce = atOnce;
    this.perOwner = perOwner;
  }

  /** False when it must wait. */
  synchronized boolean take(String owner) {
    int of = byOwner.getOrDefault(owner, 0);
    if (taken == atOnce || of == perOwner) {
      return false;
    }
    byOwner.put(owner, of + 1);
    taken++;
    return true;
  }

  synchronized void giveBack(String owner) {
    byOwner.computeIfPresent(owner, (_, of) -> of > 1 ? of - 1 : null);
    taken--;
    notifyAll();
  }

  /** Waits until nobody delivers any more. */
  synchronized void awaitNone(Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    for (long left = atMost.toNanos(); taken > 0 && left > 0; left = until - System.nanoTime()) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
    }
  }
}
