package org.jiebang.needs.inbound;

import java.util.UUID;

/** What matching-service tells of a task: that there is one, and how it ended. */
public sealed interface TaskFact
    permits TaskDrafted,
        TaskCompleted,
        TaskFailed,
        TaskCancelled,
        TaskWithdrawn,
        TaskExpired,
        TaskClosedWithoutAward,
        TaskAbandoned {

  UUID task();
}
