package org.jiebang.points.recalculation;

import jakarta.inject.Provider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.CommandHandler.Folded;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.points.recalculation.Recalculation.Applying;
import org.jiebang.points.recalculation.RecalculationCommand.CarryOnRecalculation;
import org.jiebang.points.recalculation.RecalculationEvent.AccountsRecalculated;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationApplied;
import org.jiebang.points.recalculation.RecalculationEvent.RecalculationProposed;
import org.jiebang.points.recalculation.RecalculationEvent.SimulationRun;

/** Carries a recalculation on until every account has its entry. */
public final class RecalculationTimers
    implements Timers<RecalculationCommand, Recalculation, RecalculationEvent> {

  private static final String CARRY_ON = "carry-on";

  private final Provider<CommandHandler> commands;

  /**
   * @param commands a provider, because the handler itself is made from the wiring that needs this
   */
  public RecalculationTimers(Provider<CommandHandler> commands) {
    this.commands = commands;
  }

  @Override
  public Aggregate<RecalculationCommand, Recalculation, RecalculationEvent> aggregate() {
    return Recalculations.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<RecalculationEvent> fact) {
    return switch (fact.event()) {
      // Later than what set it: a firing's command id derives from its due time.
      case AccountsRecalculated e ->
          e.waiting() == 0 ? List.of() : List.of(new Change.Set(CARRY_ON, e.at().plusMillis(1)));
      case RecalculationApplied _ -> List.of(new Change.Clear(CARRY_ON));
      case SimulationRun _, RecalculationProposed _ -> List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    Folded<Recalculation> folded = commands.get().load(Recalculations.INSTANCE, stream);
    return folded.state() instanceof Applying a
        ? RecalculationSteps.posting(
            // The accounts are those of this version, so nobody else may have posted them.
            new Step<>(
                Recalculations.INSTANCE, stream, new CarryOnRecalculation(now), folded.version()),
            a.id(),
            a.plan(),
            a.waiting(),
            now)
        : List.of();
  }
}
