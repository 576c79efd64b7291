package org.jiebang.points.inbound;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.inbound.NeedsFacts.CommunityLies;

/** Which district a community lies in: whoever acts for the district acts there too. */
public final class RememberCommunity implements InboundView<CommunityLies> {

  @Override
  public Class<CommunityLies> fact() {
    return CommunityLies.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<CommunityLies> fact) {
    var row = new InboundCommunity();
    row.community = fact.event().community().value();
    row.district = fact.event().district();
    rows.merge(row);
  }
}
