package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskClosedWithoutAward;
import org.jiebang.needs.need.NeedCommand.UnplanNeed;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task was closed because no bid would do, a need is listed again. */
public final class WhenTaskClosedWithoutAwardUnplanNeed
    implements Reaction<TaskClosedWithoutAward> {

  @Override
  public String name() {
    return "unplan-need-when-task-closed-without-award";
  }

  @Override
  public Class<TaskClosedWithoutAward> fact() {
    return TaskClosedWithoutAward.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskClosedWithoutAward> fact) {
    TaskClosedWithoutAward task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE,
            need.value(),
            new UnplanNeed(need, task.task(), "TASK_CLOSED_WITHOUT_AWARD", SYSTEM, fact.at())));
  }
}
