package org.jiebang.points.inbound;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.inbound.MatchingFacts.RecordVoided;

/** A voided record earns nothing any more. */
public final class RememberVoidedRecord implements InboundView<RecordVoided> {

  @Override
  public Class<RecordVoided> fact() {
    return RecordVoided.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<RecordVoided> fact) {
    var row = rows.find(InboundConfirmedService.class, fact.event().record().value());
    if (row != null) { // voided before it was confirmed: there is nothing to remember
      row.voided = true;
    }
  }
}
