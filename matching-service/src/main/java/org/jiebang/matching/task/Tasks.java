package org.jiebang.matching.task;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jspecify.annotations.Nullable;

/** Tasks as a kind of stream: owned by the community, readable by everybody once posted. */
public final class Tasks implements Aggregate<TaskCommand, Task, TaskEvent> {

  public static final Tasks INSTANCE = new Tasks();

  private final TaskDecider decider = new TaskDecider(TaskPolicy.DEFAULT);

  private Tasks() {}

  @Override
  public String name() {
    return "task";
  }

  @Override
  public Class<TaskEvent> events() {
    return TaskEvent.class;
  }

  @Override
  public Decider<TaskCommand, Task, TaskEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Task state) {
    return switch (state) {
      case Task.None _ -> "NONE";
      case Task.Draft _ -> "DRAFT";
      case Task.Posted _ -> "POSTED";
      case Task.Claimed _ -> "CLAIMED";
      case Task.Awarded _ -> "AWARDED";
      case Task.Working t -> t.stage().name();
      case Task.Ended t -> t.end().name();
    };
  }

  @Override
  public UUID tenantOf(Task state) {
    return Objects.requireNonNull(state.origin()).community().value();
  }

  @Override
  public @Nullable UUID correlationOf(Task state) {
    Task.Origin origin = state.origin();
    return origin == null ? null : origin.need().value();
  }

  /** The board is open to everybody; who was awarded, and who executes, act on the task as well. */
  @Override
  public Set<UUID> partiesOf(Task state) {
    if (state.post() == null) {
      return Set.of();
    }
    var parties = new HashSet<UUID>();
    parties.add(EVERYONE);
    Task.Award award = state.award();
    if (award != null) {
      parties.add(award.organisation().value());
    }
    Task.Plan plan = state.plan();
    if (plan != null) {
      parties.add(plan.department().value());
    }
    return Set.copyOf(parties);
  }
}
