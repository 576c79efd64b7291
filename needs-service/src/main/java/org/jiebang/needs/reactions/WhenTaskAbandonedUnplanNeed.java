package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskAbandoned;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task was given up by the desk, a need is listed again. */
public final class WhenTaskAbandonedUnplanNeed implements Reaction<TaskAbandoned> {

  @Override
  public String name() {
    return "unplan-need-when-task-abandoned";
  }

  @Override
  public Class<TaskAbandoned> fact() {
    return TaskAbandoned.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskAbandoned> fact) {
    TaskAbandoned task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE,
            need.value(),
            new UnplanNeed(need, task.task(), "TASK_ABANDONED", SYSTEM, fact.at())));
  }
}
