package org.jiebang.needs.reactions;

import static org.jiebang.eventsourcing.Actor.SYSTEM;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Reaction;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.needs.council.AgendaItemCommand.EndTask;
import org.jiebang.needs.council.AgendaItemId;
import org.jiebang.needs.council.AgendaItems;
import org.jiebang.needs.inbound.TaskAbandoned;
import org.jiebang.needs.inbound.TaskCancelled;
import org.jiebang.needs.inbound.TaskClosedWithoutAward;
import org.jiebang.needs.inbound.TaskCompleted;
import org.jiebang.needs.inbound.TaskExpired;
import org.jiebang.needs.inbound.TaskFailed;
import org.jiebang.needs.inbound.TaskWithdrawn;
import org.jiebang.needs.need.NeedId;
import org.jspecify.annotations.Nullable;

/**
 * When a task is over, however it ended, the agenda item that its need was brought before the
 * council with hears of it; with its last task it is accounted for.
 */
public final class WhenTaskEndedAccountItem<F> implements Reaction<F> {

  private final Class<F> fact;
  private final String how;
  private final Function<F, UUID> task;
  private final Function<F, @Nullable UUID> need;
  private final Function<NeedId, @Nullable AgendaItemId> itemOf;

  private WhenTaskEndedAccountItem(
      Class<F> fact,
      String how,
      Function<F, UUID> task,
      Function<F, @Nullable UUID> need,
      Function<NeedId, @Nullable AgendaItemId> itemOf) {
    this.fact = fact;
    this.how = how;
    this.task = task;
    this.need = need;
    this.itemOf = itemOf;
  }

  /**
   * One for each way a task ends.
   *
   * @param itemOf the last item that a need was brought before the council with; null: none
   */
  public static List<Reaction<?>> all(Function<NeedId, @Nullable AgendaItemId> itemOf) {
    return List.of(
        new WhenTaskEndedAccountItem<>(
            TaskCompleted.class, "COMPLETED", TaskCompleted::task, TaskCompleted::need, itemOf),
        new WhenTaskEndedAccountItem<>(
            TaskFailed.class, "FAILED", TaskFailed::task, TaskFailed::need, itemOf),
        new WhenTaskEndedAccountItem<>(
            TaskCancelled.class, "CANCELLED", TaskCancelled::task, TaskCancelled::need, itemOf),
        new WhenTaskEndedAccountItem<>(
            TaskWithdrawn.class, "WITHDRAWN", TaskWithdrawn::task, TaskWithdrawn::need, itemOf),
        new WhenTaskEndedAccountItem<>(
            TaskExpired.class, "EXPIRED", TaskExpired::task, TaskExpired::need, itemOf),
        new WhenTaskEndedAccountItem<>(
            TaskClosedWithoutAward.class,
            "CLOSED_WITHOUT_AWARD",
            TaskClosedWithoutAward::task,
            TaskClosedWithoutAward::need,
            itemOf),
        new WhenTaskEndedAccountItem<>(
            TaskAbandoned.class, "ABANDONED", TaskAbandoned::task, TaskAbandoned::need, itemOf));
  }

  @Override
  public String name() {
    return "account-item-when-task-" + how.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Class<F> fact() {
    return fact;
  }

  @Override
  public List<Consequence> on(Recorded<F> recorded) {
    UUID served = need.apply(recorded.event());
    AgendaItemId item = served == null ? null : itemOf.apply(new NeedId(served));
    return item == null
        ? List.of()
        : List.of(
            Consequence.of(
                AgendaItems.INSTANCE,
                item.value(),
                new EndTask(item, task.apply(recorded.event()), how, SYSTEM, recorded.at())));
  }
}
