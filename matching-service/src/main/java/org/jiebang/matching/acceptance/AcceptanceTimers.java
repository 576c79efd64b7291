package org.jiebang.matching.acceptance;

import jakarta.inject.Provider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceContested;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceDecided;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceFinal;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceRequested;
import org.jiebang.matching.acceptance.AcceptanceEvent.AcceptanceVisited;
import org.jiebang.matching.acceptance.AcceptanceEvent.ContestWaived;
import org.jiebang.matching.acceptance.AcceptanceEvent.CriterionAssessed;
import org.jiebang.matching.acceptance.AcceptanceEvent.PanelFormed;
import org.jiebang.matching.acceptance.AcceptanceEvent.QuorumReached;

/**
 * The clock decides for a chair who has not, some time after the quorum; and what nobody contests
 * becomes final when the window ends.
 */
public final class AcceptanceTimers
    implements Timers<AcceptanceCommand, Acceptance, AcceptanceEvent> {

  private static final String DECIDE = "decide";
  private static final String FINALISE = "finalise";

  private final Provider<CommandHandler> commands;
  private final Provider<PersonKeys> keys;

  public AcceptanceTimers(Provider<CommandHandler> commands, Provider<PersonKeys> keys) {
    this.commands = commands;
    this.keys = keys;
  }

  @Override
  public Aggregate<AcceptanceCommand, Acceptance, AcceptanceEvent> aggregate() {
    return Acceptances.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<AcceptanceEvent> fact) {
    return switch (fact.event()) {
      case QuorumReached e -> List.of(new Change.Set(DECIDE, e.decideBy()));
      case AcceptanceDecided e ->
          List.of(new Change.Clear(DECIDE), new Change.Set(FINALISE, e.contestUntil()));
      case AcceptanceContested _, AcceptanceFinal _ -> List.of(new Change.Clear(FINALISE));
      case PanelFormed _,
          AcceptanceVisited _,
          AcceptanceRequested _,
          CriterionAssessed _,
          ContestWaived _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    Acceptance state = commands.get().load(Acceptances.INSTANCE, stream).state();
    var steps = new AcceptanceSteps(commands.get(), keys.get());
    return timer.equals(DECIDE)
        ? steps.decide(stream, state, Actor.SYSTEM, now)
        : steps.finalise(stream, state, null, Actor.SYSTEM, now);
  }
}
