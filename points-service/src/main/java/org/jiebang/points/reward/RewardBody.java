package org.jiebang.points.reward;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A good as shown.
 *
 * @param state DRAFT, PUBLISHED, SUSPENDED or EXPIRED
 * @param stock pieces that can still be redeemed
 * @param taken pieces that were redeemed and not returned
 * @param suspendedFor why it is suspended
 */
@Schema(name = "Reward")
public record RewardBody(
    RewardId id,
    String state,
    Offer offer,
    long stock,
    long taken,
    @Nullable String suspendedFor,
    Instant addedAt) {}
