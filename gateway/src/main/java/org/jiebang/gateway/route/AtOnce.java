package org.jiebang.gateway.route;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests of one account a service is busy with. Its connections are few, and a quota may
 * be used up at once: without this one account keeps everybody else waiting, with requests that
 * take long.
 */
final class AtOnce {

  private final int most;
  private final Map<String, Integer> byAccount = new ConcurrentHashMap<>();

  /**
   * @param most of one account
   */
  AtOnce(int most) {
    this.most = most;
  }

  /**
   * @return false: the account has enough of them, and this one is not counted
   */
  boolean enter(String account) {
    boolean room = byAccount.merge(account, 1, Integer::sum) <= most;
    if (!room) {
      leave(account);
    }
    return room;
  }

  /** Once for each that was let in. */
  void leave(String account) {
    byAccount.computeIfPresent(account, (_, n) -> n == 1 ? null : n - 1);
  }

  /** Accounts that are counted. */
  int accounts() {
    return byAccount.size();
  }
}
