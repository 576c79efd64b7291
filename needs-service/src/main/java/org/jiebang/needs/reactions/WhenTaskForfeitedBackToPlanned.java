package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskForfeited;
import org.jiebang.needs.need.NeedCommand.BackToPlanned;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task is given up, a need waits again for somebody to take it. */
public final class WhenTaskForfeitedBackToPlanned implements Reaction<TaskForfeited> {

  @Override
  public String name() {
    return "back-to-planned-when-task-forfeited";
  }

  @Override
  public Class<TaskForfeited> fact() {
    return TaskForfeited.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskForfeited> fact) {
    TaskForfeited task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE, need.value(), new BackToPlanned(need, task.task(), SYSTEM, fact.at())));
  }
}
