package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskCancelled;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task was called off, a need is listed again. */
public final class WhenTaskCancelledUnplanNeed implements Reaction<TaskCancelled> {

  @Override
  public String name() {
    return "unplan-need-when-task-cancelled";
  }

  @Override
  public Class<TaskCancelled> fact() {
    return TaskCancelled.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskCancelled> fact) {
    TaskCancelled task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE,
            need.value(),
            new UnplanNeed(need, task.task(), "TASK_CANCELLED", SYSTEM, fact.at())));
  }
}
