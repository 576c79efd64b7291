package org.jiebang.points.inbound;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.inbound.NeedsFacts.CommunityRegistered;

/** Which district a community lies in: whoever acts for the district acts there too. */
public final class RememberCommunity implements InboundView<CommunityRegistered> {

  @Override
  public Class<CommunityRegistered> fact() {
    return CommunityRegistered.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<CommunityRegistered> fact) {
    var row = new InboundCommunity();
    row.community = fact.event().community().value();
    row.district = fact.event().district();
    rows.merge(row);
  }
}
