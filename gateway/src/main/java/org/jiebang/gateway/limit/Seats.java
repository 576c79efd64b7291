package org.jiebang.gateway.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many of something for each holder at once, and whoever holds none is not remembered. */
public final class Seats {

  private final int most;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  /**
   * @param most of one holder
   */
  public Seats(int most) {
    this.most = most;
  }

  /**
   * @return false: the holder has all of theirs, and got no further one
   */
  public boolean take(String holder) {
    boolean free = taken.merge(holder, 1, Integer::sum) <= most;
    if (!free) {
      giveBack(holder);
    }
    return free;
  }

  /** Once for each that was taken. */
  public void giveBack(String holder) {
    taken.computeIfPresent(holder, (_, n) -> n == 1 ? null : n - 1);
  }

  /** Who has any. */
  public int holders() {
    return taken.size();
  }
}
