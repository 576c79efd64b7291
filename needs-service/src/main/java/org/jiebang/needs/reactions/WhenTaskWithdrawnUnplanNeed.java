package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskWithdrawn;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task was taken back, a need is listed again. */
public final class WhenTaskWithdrawnUnplanNeed implements Reaction<TaskWithdrawn> {

  @Override
  public String name() {
    return "unplan-need-when-task-withdrawn";
  }

  @Override
  public Class<TaskWithdrawn> fact() {
    return TaskWithdrawn.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskWithdrawn> fact) {
    TaskWithdrawn task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE,
            need.value(),
            new UnplanNeed(need, task.task(), "TASK_WITHDRAWN", SYSTEM, fact.at())));
  }
}
