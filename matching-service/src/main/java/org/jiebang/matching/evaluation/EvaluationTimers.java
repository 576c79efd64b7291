package org.jiebang.matching.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.Aggregate;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.eventsourcing.Step;
import org.jiebang.eventsourcing.Timers;
import org.jiebang.matching.evaluation.EvaluationCommand.CloseEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.PublishEvaluation;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationAmended;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationClosed;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationExcluded;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationOpened;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationPublished;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationSubmitted;

/** An evaluation set closes by itself, and is published a little later. */
public final class EvaluationTimers
    implements Timers<EvaluationCommand, Evaluation, EvaluationEvent> {

  private static final String CLOSE = "close";
  private static final String PUBLISH = "publish";

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
      case EvaluationPublished _ -> List.of(new Change.Clear(PUBLISH));
      case EvaluationSubmitted _, EvaluationAmended _, EvaluationExcluded _ -> List.of();
    };
  }

  @Override
  public List<? extends Step<?, ?, ?>> fire(UUID stream, String timer, Instant due, Instant now) {
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
