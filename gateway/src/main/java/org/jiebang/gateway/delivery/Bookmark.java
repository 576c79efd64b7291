package org.jiebang.gateway.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.gateway.webhook.Receivers.Delivery;
import org.jiebang.gateway.webhook.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * How far one webhook is: its row of {@link Progress}, as this instance knows it, and what has been
 * passed over since it was written. Used by one thread at a time; all may look at it.
 */
final class Bookmark {

  /** Another instance has moved the row: read it again. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("another instance was first", null, false, false);
    }
  }

  private final UUID webhook;
  private final ProgressTable table;
  private volatile @Nullable Progress known;
  private volatile long looked;

  Bookmark(UUID webhook, ProgressTable table) {
    this.webhook = webhook;
    this.table = table;
  }

  /** Position up to which all is delivered, or is not for this webhook. */
  long looked() {
    return looked;
  }

  boolean isFailing() {
    Progress row = known;
    return row != null && row.attempts() > 0;
  }

  /** What is known may be wrong: it is read again before it is used. */
  void forget() {
    known = null;
  }

  /** The row, in agreement with what the owner has said up to {@code version} of the webhook. */
  Progress agree(Subscription subscription, long version) {
    Progress row = known;
    if (row == null || row.seen() != version) {
      row = read(subscription, version);
    }
    if (row.run() < subscription.run()) {
      return move(row.from(subscription.after(), subscription.run(), version), null);
    }
    return row.seen() < version ? move(row.anew(version), null) : row;
  }

  private Progress read(Subscription subscription, long version) {
    Progress row = table.find(webhook);
    if (row == null) {
      table.begin(webhook, subscription.after(), subscription.run(), version);
      row = table.find(webhook);
    }
    if (row == null) {
      throw new IllegalStateException("a row that was just written is not there");
    }
    return become(row);
  }

  void passOver(long position) {
    looked = position;
  }

  /** Writes what has been passed over, when that is much. */
  void keep(Progress row, int much) {
    if (looked - row.position() >= much) {
      move(row.passedOver(looked), null);
    }
  }

  Progress delivered(Progress row, Delivery attempt) {
    return move(row.delivered(attempt.position()), attempt);
  }

  /** What was passed over before it is passed over once, not with every attempt. */
  Progress failed(Progress row, Delivery attempt, Instant next) {
    return move(row.failed(Math.max(looked, row.position()), next), attempt);
  }

  private Progress move(Progress to, @Nullable Delivery attempt) {
    if (!table.move(to, attempt)) {
      throw new Overtaken();
    }
    return become(to);
  }

  private Progress become(Progress row) {
    looked = row.position();
    known = row;
    return row;
  }
}
