package org.jiebang.gateway.route;

import java.util.HashMap;
import java.util.Map;
import org.jiebang.gateway.GatewayConfig;

/**
 * How much of requests' bodies may be in memory together, and how much of one account. Asked from
 * every event loop.
 */
final class BodyBudget {

  private final GatewayConfig.Bodies config;
  private final Map<String, Long> byAccount = new HashMap<>();
  private long held;

  BodyBudget(GatewayConfig.Bodies config) {
    this.config = config;
  }

  /** Bytes that are taken now. */
  synchronized long held() {
    return held;
  }

  /** Accounts that hold something. */
  synchronized int accounts() {
    return byAccount.size();
  }

  /** Holds nothing yet. */
  Share of(String account) {
    return new Share(account);
  }

  private synchronized boolean take(String account, long bytes) {
    long ofOne = byAccount.getOrDefault(account, 0L) + bytes;
    if (held + bytes > config.held() || ofOne > config.heldOfOne()) {
      return false;
    }
    held += bytes;
    byAccount.put(account, ofOne);
    return true;
  }

  private synchronized void giveBack(String account, long bytes) {
    held -= bytes;
    byAccount.compute(account, (_, had) -> had == null || had <= bytes ? null : had - bytes);
  }

  /** What one body takes. Given back once, whoever says so, however often. */
  final class Share {

    private final String account;
    private long bytes;
    private boolean ended;

    private Share(String account) {
      this.account = account;
    }

    /**
     * Takes what is missing for a body of so many bytes.
     *
     * @return false: there is not so much left, and nothing more was taken
     */
    synchronized boolean covers(long size) {
      if (size <= config.uncounted() || size <= bytes) {
        return true;
      }
      if (ended || !take(account, size - bytes)) {
        return false;
      }
      bytes = size;
      return true;
    }

    synchronized void giveBack() {
      if (bytes > 0) {
        BodyBudget.this.giveBack(account, bytes);
      }
      ended = true;
      bytes = 0;
    }
  }
}
