package org.jiebang.points.reactions;

import java.util.List;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.points.account.ReversalReason;
import org.jiebang.points.inbound.ConfirmedServices;
import org.jiebang.points.inbound.MatchingFacts.TaskFailed;

/**
 * A task that failed without an acceptance gives no points either. After a failed acceptance there
 * is nothing left to take.
 */
public final class WhenTaskFailedReversePoints implements Reaction<TaskFailed> {

  private final ConfirmedServices services;
  private final EarnedHere earned;

  public WhenTaskFailedReversePoints(ConfirmedServices services, EarnedHere earned) {
    this.services = services;
    this.earned = earned;
  }

  @Override
  public String name() {
    return "reverse-points-when-task-failed";
  }

  @Override
  public Class<TaskFailed> fact() {
    return TaskFailed.class;
  }

  @Override
  public List<Consequence> on(Recorded<TaskFailed> fact) {
    return services.ofTask(fact.event().task()).stream()
        .filter(earned::by)
        .map(s -> Reversal.of(s, ReversalReason.TASK_FAILED, fact))
        .toList();
  }
}
