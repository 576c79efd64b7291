package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.inbound.TaskStarted;
import org.jiebang.needs.need.NeedCommand.StartService;
import org.jiebang.needs.need.NeedId;
import org.jiebang.needs.need.Needs;

/** When its task has started, a need is in service. */
public final class WhenTaskStartedStartService implements Reaction<TaskStarted> {

  @Override
  public String name() {
    return "start-service-when-task-started";
  }

  @Override
  public Class<TaskStarted> fact() {
    return TaskStarted.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskStarted> fact) {
    TaskStarted task = fact.event();
    if (task.need() == null) {
      return List.of();
    }
    NeedId need = new NeedId(task.need());
    return List.of(
        Consequence.of(
            Needs.INSTANCE, need.value(), new StartService(need, task.task(), SYSTEM, fact.at())));
  }
}
