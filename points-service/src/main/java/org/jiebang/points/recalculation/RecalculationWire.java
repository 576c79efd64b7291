package org.jiebang.points.recalculation;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.points.recalculation.RecalculationEvent.AccountsRecalculated;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationApplied;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationProposed;
import org.jiebang.points.recalculation.RecalculationEvent.SimulationRun;

/** What a recalculation's events are called on disk and on Kafka. */
public final class RecalculationWire {

  private RecalculationWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("simulation-run", SimulationRun.class)
        .event("recalculation-proposed", RecalculationProposed.class)
        .event("accounts-recalculated", AccountsRecalculated.class)
        .event("recalculation-applied", RecalculationApplied.class)
        .build();
  }
}
