package org.jiebang.needs.inbound;

import org.jiebang.eventsourcing.wire.Wire;

/** The names of the facts of matching-service that are read here; anything else is passed over. */
public final class MatchingFacts {

  private MatchingFacts() {}

  public static Wire wire() {
    return Wire.named()
        .event("task-drafted", TaskDrafted.class)
        .event("task-started", TaskStarted.class)
        .event("task-delivered", TaskDelivered.class)
        .event("task-forfeited", TaskForfeited.class)
        .event("task-sent-to-rework", TaskSentToRework.class)
        .event("task-expired", TaskExpired.class)
        .event("task-closed-without-award", TaskClosedWithoutAward.class)
        .event("task-completed", TaskCompleted.class)
        .event("task-cancelled", TaskCancelled.class)
        .event("task-withdrawn", TaskWithdrawn.class)
        .event("task-failed", TaskFailed.class)
        .event("task-abandoned", TaskAbandoned.class)
        .event("acceptance-final", AcceptanceFinal.class)
        .build();
  }
}
