package org.jiebang.gateway.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Rejected;
import org.jiebang.eventsourcing.http.Listing;
import org.jspecify.annotations.Nullable;

/** The other ends of webhooks, as far as this room needs them. */
public interface Receivers {

  /**
   * @throws Rejected {@code TARGET_REFUSED} for an address that nothing is ever sent to
   */
  void admit(String url);

  /**
   * Sends a challenge and waits for the answer, a few seconds at most.
   *
   * @throws Rejected {@code TARGET_REFUSED}, {@code ENDPOINT_UNREACHABLE}, {@code
   *     CHALLENGE_NOT_ANSWERED}
   */
  void challenge(Subscription subscription);

  /** The latest attempts, newest first. */
  Deliveries deliveries(UUID webhook, @Nullable Long before, int limit);

  /**
   * @param items newest first
   * @param next to be sent as {@code before} for older ones; absent when there are none
   * @param delivered position up to which all is delivered, or was not for this webhook
   * @param failures of the delivery that is tried now, in a row
   * @param nextAttemptAt null unless it has failed
   */
  record Deliveries(
      List<Delivery> items,
      @Nullable Long next,
      long delivered,
      int failures,
      @Nullable Instant nextAttemptAt)
      implements Listing<Delivery> {

    @Override
    public String onward() {
      return "before";
    }
  }

  /**
   * One attempt.
   *
   * @param number from 1, per webhook
   * @param position of the fact
   * @param messageId as the endpoint got it; the same for every attempt
   * @param attempt from 1
   * @param outcome {@code DELIVERED}, or why not
   * @param status of the answer; null: there was none
   */
  record Delivery(
      long number,
      long position,
      String messageId,
      int attempt,
      Instant at,
      String outcome,
      @Nullable Integer status,
      int millis) {}
}
