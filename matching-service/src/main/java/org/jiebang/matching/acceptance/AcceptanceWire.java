package org.jiebang.matching.acceptance;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceContested;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceDecided;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceFinal;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceRequested;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceVisited;
import org.jiebang.matching.acceptance.AcceptanceEvent.ContestWaived;
import org.jiebang.matching.acceptance.AcceptanceEvent.CriterionAssessed;
import org.jiebang.matching.acceptance.AcceptanceEvent.PanelFormed;
import org.jiebang.matching.acceptance.AcceptanceEvent.QuorumReached;

/** Names of an acceptance's events on disk and on Kafka. */
public final class AcceptanceWire {

  private AcceptanceWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("panel-formed", PanelFormed.class)
        .event("acceptance-visited", AcceptanceVisited.class)
        .event("acceptance-requested", AcceptanceRequested.class)
        .event("criterion-assessed", CriterionAssessed.class)
        .event("quorum-reached", QuorumReached.class)
        .event("acceptance-decided", AcceptanceDecided.class)
        .event("contest-waived", ContestWaived.class)
        .event("acceptance-contested", AcceptanceContested.class)
        .event("acceptance-final", AcceptanceFinal.class)
        .build();
  }
}
