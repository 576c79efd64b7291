package org.jiebang.needs.council;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemAccounted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDecided;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemDeferred;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemExecuted;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemProposed;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemReturned;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemScheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemUnscheduled;
import org.jiebang.needs.council.AgendaItemEvent.AgendaItemWithdrawn;
import org.jiebang.needs.council.AgendaItemEvent.AgendaTaskEnded;
import org.jiebang.needs.council.AgendaItemEvent.BallotPaperIssued;
import org.jiebang.needs.council.AgendaItemEvent.ContributionRecorded;
import org.jiebang.needs.council.AgendaItemEvent.DecisionOverridden;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionMovedOn;
import org.jiebang.needs.council.AgendaItemEvent.DiscussionOpened;
import org.jiebang.needs.council.AgendaItemEvent.VoteCast;
import org.jiebang.needs.council.AgendaItemEvent.VoteClosed;
import org.jiebang.needs.council.AgendaItemEvent.VoteOpened;

/**
 * The names of an agenda item's events on disk and on Kafka. Of a vote and of a ballot paper others
 * see that there was one, but not whose; the result is for all who see the item.
 */
public final class AgendaItemWire {

  private AgendaItemWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("agenda-item-proposed", AgendaItemProposed.class)
        .event("agenda-item-scheduled", AgendaItemScheduled.class)
        .event("agenda-item-unscheduled", AgendaItemUnscheduled.class)
        .event("agenda-item-returned", AgendaItemReturned.class)
        .event("discussion-opened", DiscussionOpened.class)
        .event("discussion-moved-on", DiscussionMovedOn.class)
        .event("contribution-recorded", ContributionRecorded.class)
        .event("vote-opened", VoteOpened.class)
        .discreet("ballot-paper-issued", BallotPaperIssued.class, "member", "paper")
        .discreet("vote-cast", VoteCast.class, "member", "choice")
        .event("vote-closed", VoteClosed.class)
        .event("agenda-item-decided", AgendaItemDecided.class)
        .event("agenda-item-deferred", AgendaItemDeferred.class)
        .event("decision-overridden", DecisionOverridden.class)
        .event("agenda-item-executed", AgendaItemExecuted.class)
        .event("agenda-task-ended", AgendaTaskEnded.class)
        .event("agenda-item-accounted", AgendaItemAccounted.class)
        .event("agenda-item-withdrawn", AgendaItemWithdrawn.class)
        .build();
  }
}
