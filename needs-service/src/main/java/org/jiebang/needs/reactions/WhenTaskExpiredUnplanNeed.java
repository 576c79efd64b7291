package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskExpired;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task expired, a need is listed again. */
public final class WhenTaskExpiredUnplanNeed implements Reaction<TaskExpired> {

  @Override
  public String name() {
    return "unplan-need-when-task-expired";
  }

  @Override
  public Class<TaskExpired> fact() {
    return TaskExpired.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskExpired> fact) {
    TaskExpired task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE,
            need.value(),
            new UnplanNeed(need, task.task(), "TASK_EXPIRED", SYSTEM, fact.at())));
  }
}
