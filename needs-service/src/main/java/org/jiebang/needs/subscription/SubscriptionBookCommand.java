package org.jiebang.needs.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.needs.place.CommunityId;

/** What can be asked of a subscriber's book. */
public sealed interface SubscriptionBookCommand {

  /**
   * @param owner a person; or the community, for its channels
   * @param most places there are
   */
  record TakeSubscriptionPlace(
      SubscriptionId subscription, CommunityId community, UUID owner, int most, Instant at)
      implements SubscriptionBookCommand {}

  record FreeSubscriptionPlace(SubscriptionId subscription, Instant at)
      implements SubscriptionBookCommand {}

  /**
   * @param upTo the last one that was read; what was told before it counts as read, too
   */
  record ReadNotices(CommunityId community, UUID owner, UUID upTo, Instant at)
      implements SubscriptionBookCommand {}
}
