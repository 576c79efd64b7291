package org.jiebang.matching.evaluation;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;

/** Names the evaluation set of one task; it lies in the task's part and follows from its id. */
public record EvaluationId(UUID value) implements Id {

  public static EvaluationId of(UUID task) {
    return new EvaluationId(Ids.derivedBeside(task, "evaluation", task));
  }
}
