package org.jiebang.needs.notice;

import java.util.UUID;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.subscription.SubscriptionBookEvent;
import org.jiebang.needs.subscription.SubscriptionBookEvent.NoticesRead;
import org.jspecify.annotations.Nullable;

/** How far a book's owner has read, as the API shows it. */
final class ReadMarkPicture implements Picture<ReadMark, SubscriptionBookEvent> {

  private static final UUID NONE = new UUID(0, 0);

  @Override
  public Class<ReadMark> body() {
    return ReadMark.class;
  }

  @Override
  public String state(ReadMark body) {
    return "KEPT";
  }

  @Override
  public ReadMark evolve(@Nullable ReadMark body, Recorded<SubscriptionBookEvent> fact) {
    return fact.event() instanceof NoticesRead e
        ? new ReadMark(e.community().value(), e.upTo())
        : body == null ? new ReadMark(fact.tenant(), NONE) : body;
  }
}
