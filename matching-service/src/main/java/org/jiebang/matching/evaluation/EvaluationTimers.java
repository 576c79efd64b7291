package org.jiebang.matching.evaluation;

import jakarta.inject.Provider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.CommandHandler;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.evaluation.EvaluationCommand.CloseEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.PublishEvaluation;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationAmended;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationClosed;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationExcluded;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationOpened;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationPublished;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationSubmitted;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkIssued;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkUsed;
import org.jiebang.matching.inbound.PublishedRules.ZeroingRule;

/**
 * An evaluation set closes by itself, and is published a little later. Once it is published, a rule
 * of the community may zero the service: see {@link ZeroingSteps}.
 */
public final class EvaluationTimers
    implements Timers<EvaluationCommand, Evaluation, EvaluationEvent> {

  private static final String CLOSE = "close";
  private static final String PUBLISH = "publish";
  private static final String ZERO = "zero";

  private final Provider<CommandHandler> commands;
  private final Provider<PersonKeys> keys;
  private final Function<UUID, List<ZeroingRule>> rules;

  /**
   * @param commands a provider, because the handler itself is made from the wiring that needs this
   * @param rules the published ones of a community, the newest first
   */
  public EvaluationTimers(
      Provider<CommandHandler> commands,
      Provider<PersonKeys> keys,
      Function<UUID, List<ZeroingRule>> rules) {
    this.commands = commands;
    this.keys = keys;
    this.rules = rules;
  }

  @Override
  public Aggregate<EvaluationCommand, Evaluation, EvaluationEvent> aggregate() {
    return Evaluations.INSTANCE;
  }

  @Override
  public List<Change> on(Recorded<EvaluationEvent> fact) {
    return switch (fact.event()) {
      case EvaluationOpened e -> List.of(new Change.Set(CLOSE, e.closesAt()));
      case EvaluationClosed e ->
          List.of(new Change.Clear(CLOSE), new Change.Set(PUBLISH, e.publishBy()));
      case EvaluationPublished e ->
          List.of(new Change.Clear(PUBLISH), new Change.Set(ZERO, e.at()));
      case EvaluationSubmitted _,
          EvaluationAmended _,
          EvaluationExcluded _,
          RatingLinkIssued _,
          RatingLinkUsed _ ->
          List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
    if (timer.equals(ZERO)) {
      return new ZeroingSteps(commands.get(), keys.get(), rules).of(stream, now);
    }
    var id = new EvaluationId(stream);
    return List.of(
        Step.of(
            Evaluations.INSTANCE,
            stream,
            timer.equals(CLOSE)
                ? new CloseEvaluation(id, Actor.SYSTEM, now)
                : new PublishEvaluation(id, Actor.SYSTEM, now)));
  }
}
