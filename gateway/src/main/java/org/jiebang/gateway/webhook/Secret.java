package org.jiebang.gateway.webhook;

import java.time.Instant;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries are signed with, sealed under a key of the webhook's own.
 *
 * @param number from 1
 * @param until deliveries are signed with it, too; null for the newest
 */
public record Secret(int number, Envelope sealed, @Nullable Instant until) {

  /** The field that it is sealed as. */
  public static String field(int number) {
    return "secret-" + number;
  }
}
