package org.jiebang.gateway.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far one webhook is. Kept in a row that moves by compare-and-set: two instances that work on
 * one webhook for a moment may send a message twice, and neither can make the other forget one.
 *
 * @param position up to which all is delivered, or was not for this webhook
 * @param run as {@link org.jiebang.gateway.webhook.Subscription#run}
 * @param seen version of the webhook that this takes into account
 * @param attempts in a row that have failed, of what comes next
 * @param nextAt when it is tried again; null: at once
 * @param tried attempts ever
 * @param change of this row, from 1
 */
record Progress(
    UUID webhook,
    long position,
    int run,
    long seen,
    int attempts,
    @Nullable Instant nextAt,
    long tried,
    long change) {

  Progress delivered(long to) {
    return new Progress(webhook, to, run, seen, 0, null, tried + 1, change + 1);
  }

  /**
   * @param to behind which stands what failed
   */
  Progress failed(long to, Instant next) {
    return new Progress(webhook, to, run, seen, attempts + 1, next, tried + 1, change + 1);
  }

  Progress passedOver(long to) {
    return new Progress(webhook, to, run, seen, attempts, nextAt, tried, change + 1);
  }

  /** Its owner has done something: what had failed is tried at once. */
  Progress anew(long version) {
    return new Progress(webhook, position, run, version, 0, null, tried, change + 1);
  }

  Progress from(long after, int newRun, long version) {
    return new Progress(webhook, after, newRun, version, 0, null, tried, change + 1);
  }
}
