package org.jiebang.points.recalculation;

import java.util.Set;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.points.recalculation.Recalculation.Applied;
import org.jiebang.points.recalculation.Recalculation.Applying;
import org.jiebang.points.recalculation.Recalculation.Missing;
import org.jiebang.points.recalculation.Recalculation.Proposed;
import org.jiebang.points.recalculation.Recalculation.Simulated;

/** The kind of stream that a recalculation is: its community's, and nobody else's. */
public final class Recalculations
    implements Aggregate<RecalculationCommand, Recalculation, RecalculationEvent> {

  public static final Recalculations INSTANCE = new Recalculations();

  private final RecalculationDecider decider = new RecalculationDecider();

  private Recalculations() {}

  @Override
  public String name() {
    return "recalculation";
  }

  @Override
  public Class<RecalculationEvent> events() {
    return RecalculationEvent.class;
  }

  @Override
  public Decider<RecalculationCommand, Recalculation, RecalculationEvent> decider() {
    return decider;
  }

  @Override
  public String stateOf(Recalculation state) {
    return switch (state) {
      case Missing() -> "NONE";
      case Simulated _ -> "SIMULATED";
      case Proposed _ -> "PROPOSED";
      case Applying _ -> "APPLYING";
      case Applied _ -> "APPLIED";
    };
  }

  @Override
  public UUID tenantOf(Recalculation state) {
    return switch (state) {
      case Missing() -> throw new IllegalStateException("no recalculation yet");
      case Simulated s -> s.plan().community().value();
      case Proposed p -> p.plan().community().value();
      case Applying a -> a.plan().community().value();
      case Applied a -> a.plan().community().value();
    };
  }

  @Override
  public Set<UUID> partiesOf(Recalculation state) {
    return Set.of();
  }
}
