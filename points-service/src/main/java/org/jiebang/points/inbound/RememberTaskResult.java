package org.jiebang.points.inbound;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.inbound.MatchingFacts.AcceptanceFinal;

/** How a task's acceptance ended. */
public final class RememberTaskResult implements InboundView<AcceptanceFinal> {

  @Override
  public Class<AcceptanceFinal> fact() {
    return AcceptanceFinal.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<AcceptanceFinal> fact) {
    var row = new InboundTaskResult();
    row.task = fact.event().task().value();
    row.passed = fact.event().passed();
    rows.merge(row);
  }
}
