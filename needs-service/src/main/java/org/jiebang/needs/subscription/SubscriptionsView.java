package org.jiebang.needs.subscription;

import java.util.stream.Collectors;
import org.jiebang.eventsourcing.view.ListView;
import org.jiebang.needs.place.CommunityId;
import org.jiebang.needs.publication.UpdateKind;

/** The list of subscriptions. */
public final class SubscriptionsView
    extends ListView<SubscriptionBody, SubscriptionRow, SubscriptionEvent> {

  public SubscriptionsView() {
    super(
        Subscriptions.INSTANCE,
        new SubscriptionPicture(),
        SubscriptionRow.class,
        SubscriptionRow::new);
  }

  @Override
  protected void columns(SubscriptionRow row, SubscriptionBody body) {
    row.subscriber = body.subscriber().key(new CommunityId(row.tenant));
    row.subject = body.subject().key();
    OutboundChannel channel = body.subscriber().channel();
    row.channel = channel == null ? null : channel.kind().name();
    row.kinds = body.wish().kinds().stream().map(UpdateKind::name).collect(Collectors.joining(","));
    row.openedMs = body.since().toEpochMilli();
  }
}
