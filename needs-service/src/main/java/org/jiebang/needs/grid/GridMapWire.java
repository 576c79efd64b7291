package org.jiebang.needs.grid;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.grid.GridMapEvent.BorderDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridDrawn;
import org.jiebang.needs.grid.GridMapEvent.GridMapOpened;
import org.jiebang.needs.grid.GridMapEvent.GridRetired;
import org.jiebang.needs.grid.GridMapEvent.GridTeamFormed;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerAssigned;
import org.jiebang.needs.grid.GridMapEvent.GridWorkerReleased;
import org.jiebang.needs.grid.GridMapEvent.MicroGridAdded;
import org.jiebang.needs.grid.GridMapEvent.MicroGridMoved;
import org.jiebang.needs.grid.GridMapEvent.MicroGridRetired;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberAppointed;
import org.jiebang.needs.grid.GridMapEvent.TeamMemberEnded;

/** The names of a grid map's events on disk and on Kafka. */
public final class GridMapWire {

  private GridMapWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("grid-map-opened", GridMapOpened.class)
        .event("grid-drawn", GridDrawn.class)
        .event("grid-retired", GridRetired.class)
        .event("micro-grid-added", MicroGridAdded.class)
        .event("micro-grid-moved", MicroGridMoved.class)
        .event("border-drawn", BorderDrawn.class)
        .event("micro-grid-retired", MicroGridRetired.class)
        .event("grid-team-formed", GridTeamFormed.class)
        .event("team-member-appointed", TeamMemberAppointed.class)
        .event("team-member-ended", TeamMemberEnded.class)
        .event("grid-worker-assigned", GridWorkerAssigned.class)
        .event("grid-worker-released", GridWorkerReleased.class)
        .build();
  }
}
