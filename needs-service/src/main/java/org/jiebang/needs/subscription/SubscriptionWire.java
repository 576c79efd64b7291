package org.jiebang.needs.subscription;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.subscription.SubscriptionBookEvent.NoticesRead;
import org.jiebang.needs.subscription.SubscriptionBookEvent.SubscriptionPlaceFreed;
import org.jiebang.needs.subscription.SubscriptionBookEvent.SubscriptionPlaceTaken;
import org.jiebang.needs.subscription.SubscriptionEvent.NeedLeft;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionChanged;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionEnded;
import org.jiebang.needs.subscription.SubscriptionEvent.SubscriptionOpened;

/** The names of a subscription's events on disk; they do not leave the house. */
public final class SubscriptionWire {

  private SubscriptionWire() {}

  public static Wire wire() {
    return Wire.named()
        .withheld("subscription-opened", SubscriptionOpened.class)
        .withheld("subscription-changed", SubscriptionChanged.class)
        .withheld("subscription-ended", SubscriptionEnded.class)
        .withheld("need-left", NeedLeft.class)
        .withheld("subscription-place-taken", SubscriptionPlaceTaken.class)
        .withheld("subscription-place-freed", SubscriptionPlaceFreed.class)
        .withheld("notices-read", NoticesRead.class)
        .build();
  }
}
