package org.jiebang.matching.evaluation;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What can happen to an evaluation set. Marks are sealed in every one of them. */
public sealed interface EvaluationEvent {

  EvaluationId evaluation();

  Instant at();

  record EvaluationOpened(
      EvaluationId evaluation,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      @Nullable UUID author,
      Instant closesAt,
      Instant at)
      implements EvaluationEvent {}

  /**
   * @param author who says it
   * @param subject about whom, for PEER
   */
  record EvaluationSubmitted(
      EvaluationId evaluation,
      SubmissionId submission,
      UUID task,
      EvaluationKind kind,
      UUID author,
      @Nullable UUID subject,
      Envelope score,
      @Nullable Envelope text,
      Instant at)
      implements EvaluationEvent {}

  record EvaluationAmended(
      EvaluationId evaluation,
      SubmissionId submission,
      Envelope score,
      @Nullable Envelope text,
      Instant at)
      implements EvaluationEvent {}

  record EvaluationExcluded(
      EvaluationId evaluation, SubmissionId submission, String reason, Instant at)
      implements EvaluationEvent {}

  /**
   * @param codeHash keyed; the code itself is stored nowhere
   */
  record RatingLinkIssued(EvaluationId evaluation, UUID link, String codeHash, Instant at)
      implements EvaluationEvent {}

  /** Its holder has rated; the submission stands beside it. */
  record RatingLinkUsed(EvaluationId evaluation, UUID link, Instant at)
      implements EvaluationEvent {}

  /**
   * @param publishBy when the clock publishes it
   */
  record EvaluationClosed(EvaluationId evaluation, Instant publishBy, Instant at)
      implements EvaluationEvent {}

  /**
   * @param submissions that count: excluded ones left out
   */
  record EvaluationPublished(EvaluationId evaluation, UUID task, int submissions, Instant at)
      implements EvaluationEvent {}
}
