package org.jiebang.points.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a lot. It remembers the lot's expiry, so that a refund restores the same lot even when
 * nothing was left of it.
 *
 * @param amount 1 or more
 * @param expiresAt of the lot; null: never
 */
public record Slice(LotId lot, long amount, @Nullable Instant expiresAt) {

  static long sum(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::amount).sum();
  }
}
