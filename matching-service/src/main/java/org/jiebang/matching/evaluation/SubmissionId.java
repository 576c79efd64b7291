package org.jiebang.matching.evaluation;

import java.util.UUID;
import org.jiebang.eventsourcing.Id;
import org.jiebang.eventsourcing.Ids;
import org.jspecify.annotations.Nullable;

/** Names what one person says in one kind about one subject: there is one of each. */
public record SubmissionId(UUID value) implements Id {

  static SubmissionId of(
      EvaluationId evaluation, EvaluationKind kind, UUID author, @Nullable UUID subject) {
    UUID about = subject == null ? evaluation.value() : subject;
    return new SubmissionId(
        Ids.derivedBeside(
            evaluation.value(), "submission-" + kind, evaluation.value(), author, about));
  }
}
