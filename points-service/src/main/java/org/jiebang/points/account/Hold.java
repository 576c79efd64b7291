package org.jiebang.points.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Points set aside: not spendable, not yet gone.
 *
 * @param slices of which lots, in the order in which they will be spent
 * @param purpose the redemption or booking
 * @param expiresAt when it falls back by itself
 */
public record Hold(HoldId id, List<Slice> slices, UUID purpose, Instant at, Instant expiresAt) {

  /** What a hold can be; all but OPEN are final. */
  @Schema(name = "HoldState")
  public enum State {
    OPEN,
    CAPTURED,
    PARTIALLY_CAPTURED,
    RELEASED,
    EXPIRED
  }

  public long amount() {
    return Slice.sum(slices);
  }

  /**
   * A hold that is over, remembered for late commands and refunds.
   *
   * @param taken what was spent of it; empty unless captured
   */
  public record Ended(HoldId id, State state, List<Slice> taken, boolean refunded) {}
}
