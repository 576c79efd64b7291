package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskSentToRework;
import org.jiebang.needs.need.NeedCommand.ReworkNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task is to be put right, a need is in service again. */
public final class WhenTaskSentToReworkReworkNeed implements Reaction<TaskSentToRework> {

  @Override
  public String name() {
    return "rework-need-when-task-sent-to-rework";
  }

  @Override
  public Class<TaskSentToRework> fact() {
    return TaskSentToRework.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskSentToRework> fact) {
    TaskSentToRework task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE, need.value(), new ReworkNeed(need, task.task(), SYSTEM, fact.at())));
  }
}
