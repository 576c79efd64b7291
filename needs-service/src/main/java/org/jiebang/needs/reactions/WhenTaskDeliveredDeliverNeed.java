package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskDelivered;
import org.jiebang.needs.need.NeedCommand.DeliverNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task is delivered, so is the need. */
public final class WhenTaskDeliveredDeliverNeed implements Reaction<TaskDelivered> {

  @Override
  public String name() {
    return "deliver-need-when-task-delivered";
  }

  @Override
  public Class<TaskDelivered> fact() {
    return TaskDelivered.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskDelivered> fact) {
    TaskDelivered task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE, need.value(), new DeliverNeed(need, task.task(), SYSTEM, fact.at())));
  }
}
