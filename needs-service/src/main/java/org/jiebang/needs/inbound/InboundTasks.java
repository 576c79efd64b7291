package org.jiebang.needs.inbound;

import jakarta.persistence.EntityManager;
import org.jiebang.eventsourcing.InboundView;
import org.jiebang.eventsourcing.Recorded;

/** Remembers matching-service's tasks: whose they are, and how they ended. */
public final class InboundTasks implements InboundView<TaskFact> {

  @Override
  public Class<TaskFact> fact() {
    return TaskFact.class;
  }

  @Override
  public void apply(EntityManager rows, Recorded<TaskFact> fact) {
    switch (fact.event()) {
      case TaskDrafted f -> {
        var task = new InboundTask();
        task.id = f.task();
        task.community = f.community();
        task.need = f.need();
        rows.merge(task);
      }
      case TaskCompleted f -> end(rows, f, "COMPLETED");
      case TaskFailed f -> end(rows, f, "FAILED");
      case TaskCancelled f -> end(rows, f, "CANCELLED");
      case TaskWithdrawn f -> end(rows, f, "WITHDRAWN");
      case TaskExpired f -> end(rows, f, "EXPIRED");
      case TaskClosedWithoutAward f -> end(rows, f, "CLOSED_WITHOUT_AWARD");
      case TaskAbandoned f -> end(rows, f, "ABANDONED");
    }
  }

  /** Tasks that were drafted before this was remembered are not known, and stay so. */
  private static void end(EntityManager rows, TaskFact fact, String how) {
    InboundTask task = rows.find(InboundTask.class, fact.task());
    if (task != null) {
      task.ended = how;
    }
  }
}
