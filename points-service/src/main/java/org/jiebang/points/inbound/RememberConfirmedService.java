package org.jiebang.points.inbound;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.inbound.MatchingFacts.ServiceConfirmed;

/** Whose service a record is, for which task: what an acceptance or a correction looks up. */
public final class RememberConfirmedService implements InboundView<ServiceConfirmed> {

  @Override
  public Class<ServiceConfirmed> fact() {
    return ServiceConfirmed.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<ServiceConfirmed> fact) {
    ServiceConfirmed f = fact.event();
    if (rows.find(InboundConfirmedService.class, f.record().value()) != null) {
      return; // confirmed again after a dispute: it stays the same service
    }
    var row = new InboundConfirmedService();
    row.record = f.record().value();
    row.task = f.task().value();
    row.community = f.community().value();
    row.volunteer = f.volunteer();
    row.category = f.category().value();
    row.endedAt = f.endedAt();
    rows.persist(row);
  }
}
