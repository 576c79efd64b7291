package org.jiebang.matching.task;

import org.jiebang.eventsourcing.wire.Wire;
import org.jiebang.matching.task.TaskEvent.*;

/** Names of a task's events on disk and on Kafka. */
public final class TaskWire {

  private TaskWire() {}

  public static Wire wire() {
    return Wire.named()
        .event("task-drafted", TaskDrafted.class)
        .event("task-edited", TaskEdited.class)
        .event("task-posted", TaskPosted.class)
        .event("task-amended", TaskAmended.class)
        .event("task-published-elsewhere", TaskPublishedElsewhere.class)
        // Until the opening nobody learns who bids; bids-opened then names them all.
        .discreet("task-claimed", TaskClaimed.class, "organisation", "claimant")
        .discreet("bid-amended", BidAmended.class, "organisation")
        .discreet("claim-withdrawn", ClaimWithdrawn.class, "organisation")
        .event("bids-opened", BidsOpened.class)
        .event("task-expired", TaskExpired.class)
        .event("bid-scored", BidScored.class)
        .event("claim-awarded", ClaimAwarded.class)
        .event("claim-rejected", ClaimRejected.class)
        .event("task-closed-without-award", TaskClosedWithoutAward.class)
        .event("award-appealed", AwardAppealed.class)
        .event("award-upheld", AwardUpheld.class)
        .event("award-reversed", AwardReversed.class)
        .event("task-committed", TaskCommitted.class)
        .event("award-declined", AwardDeclined.class)
        .event("award-lapsed", AwardLapsed.class)
        .event("task-reposted", TaskReposted.class)
        .event("execution-planned", ExecutionPlanned.class)
        .event("task-staffed", TaskStaffed.class)
        .event("task-started", TaskStarted.class)
        .event("task-delivered", TaskDelivered.class)
        .event("task-acceptance-requested", AcceptanceRequested.class)
        .event("task-completed", TaskCompleted.class)
        .event("task-sent-to-rework", TaskSentToRework.class)
        .event("task-failed", TaskFailed.class)
        .event("task-resumed", TaskResumed.class)
        .event("task-abandoned", TaskAbandoned.class)
        .event("task-forfeited", TaskForfeited.class)
        .event("task-cancelled", TaskCancelled.class)
        .event("task-withdrawn", TaskWithdrawn.class)
        .build();
  }
}
