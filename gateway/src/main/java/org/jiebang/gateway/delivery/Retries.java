package org.jiebang.gateway.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jiebang.gateway.webhook.Receivers.Delivery;
import org.jiebang.gateway.webhook.WebhookCommand.Why;

/**
 * What comes after a delivery that failed.
 *
 * @param waits before the second attempt, the third, and so on
 * @param random a number from 0 up to the one it is given, without that
 */
record Retries(List<Duration> waits, LongUnaryOperator random) {

  private static final int GONE = 410;

  /** What is to be done. */
  sealed interface Next {}

  /** It is tried again. */
  record Again(Instant at) implements Next {}

  /** Nobody tries any more. */
  record GiveUp(Why why) implements Next {}

  Next after(Delivery failed) {
    Integer status = failed.status();
    if (status != null && status == GONE) {
      return new GiveUp(Why.GONE);
    }
    return failed.attempt() > waits.size()
        ? new GiveUp(Why.EXHAUSTED)
        : new Again(failed.at().plus(spread(waits.get(failed.attempt() - 1))));
  }

  /** Up to a tenth longer, so that many that failed together do not come again together. */
  private Duration spread(Duration wait) {
    long most = Math.max(1, wait.toMillis() / 10);
    return wait.plusMillis(random.applyAsLong(most)).truncatedTo(ChronoUnit.MILLIS);
  }
}
