package org.jiebang.needs.tripartite;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutiesAgreed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteDutyMissed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteHeld;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterCoordinated;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterDecided;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterRaised;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSolved;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteMatterSurveyed;
import org.jiebang.needs.tripartite.TripartiteEvent.TripartiteStarted;

/** The names of the events of coordination on disk and on Kafka. */
public final class TripartiteWire {

  private TripartiteWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("tripartite-started", TripartiteStarted.class)
        .event("tripartite-duties-agreed", TripartiteDutiesAgreed.class)
        .event("tripartite-matter-raised", TripartiteMatterRaised.class)
        .event("tripartite-matter-surveyed", TripartiteMatterSurveyed.class)
        .event("tripartite-matter-decided", TripartiteMatterDecided.class)
        .event("tripartite-matter-coordinated", TripartiteMatterCoordinated.class)
        .event("tripartite-matter-solved", TripartiteMatterSolved.class)
        .event("tripartite-held", TripartiteHeld.class)
        .event("tripartite-duty-missed", TripartiteDutyMissed.class)
        .build();
  }
}
