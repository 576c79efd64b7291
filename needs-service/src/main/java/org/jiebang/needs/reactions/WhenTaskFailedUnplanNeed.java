package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskFailed;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task failed, a need is listed again. */
public final class WhenTaskFailedUnplanNeed implements Reaction<TaskFailed> {

  @Override
  public String name() {
    return "unplan-need-when-task-failed";
  }

  @Override
  public Class<TaskFailed> fact() {
    return TaskFailed.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskFailed> fact) {
    TaskFailed task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE,
            need.value(),
            new UnplanNeed(need, task.task(), "TASK_FAILED", SYSTEM, fact.at())));
  }
}
