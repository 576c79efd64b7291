package org.jiebang.needs.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;

/** What can happen to a subscriber's book. */
public sealed interface SubscriptionBookEvent {

  Instant at();

  record SubscriptionPlaceTaken(
      SubscriptionId subscription, CommunityId community, UUID owner, Instant at)
      implements SubscriptionBookEvent {}

  record SubscriptionPlaceFreed(SubscriptionId subscription, Instant at)
      implements SubscriptionBookEvent {}

  /** All notices up to this one were read. */
  record NoticesRead(CommunityId community, UUID owner, UUID upTo, Instant at)
      implements SubscriptionBookEvent {}
}
