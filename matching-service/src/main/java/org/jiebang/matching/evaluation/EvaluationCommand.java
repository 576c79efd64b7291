package org.jiebang.matching.evaluation;

import java.time.Instant;
import java.util.UUID;
import org.jiebang.eventsourcing.Actor;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** What someone may ask of an evaluation set. */
public sealed interface EvaluationCommand {

  EvaluationId evaluation();

  Actor by();

  Instant at();

  /** The task was delivered. Opening an existing set is success: a task has one. */
  record OpenEvaluation(
      EvaluationId evaluation,
      UUID task,
      UUID need,
      UUID community,
      UUID organisation,
      UUID department,
      @Nullable UUID author,
      Actor by,
      Instant at)
      implements EvaluationCommand {}

  /**
   * @param subject the other volunteer, for PEER; null otherwise
   * @param party whether the author may speak in this kind: served on the task, is the need's
   *     author, is of the desk
   * @param score 1 to 5, sealed under the set's own key
   * @param text under the author's key
   */
  record SubmitEvaluation(
      EvaluationId evaluation,
      EvaluationKind kind,
      @Nullable UUID subject,
      boolean party,
      Envelope score,
      @Nullable Envelope text,
      Actor by,
      Instant at)
      implements EvaluationCommand {}

  record AmendEvaluation(
      EvaluationId evaluation,
      SubmissionId submission,
      Envelope score,
      @Nullable Envelope text,
      Actor by,
      Instant at)
      implements EvaluationCommand {}

  /**
   * For a beneficiary who has no account.
   *
   * @param codeHash keyed hash of the code that goes with the link
   */
  record IssueRatingLink(EvaluationId evaluation, UUID link, String codeHash, Actor by, Instant at)
      implements EvaluationCommand {}

  /**
   * What the holder of a link thinks.
   *
   * @param codeHash of the code that was shown
   * @param text under a key of the link's own
   */
  record RateByLink(
      EvaluationId evaluation,
      UUID link,
      String codeHash,
      Envelope score,
      @Nullable Envelope text,
      Actor by,
      Instant at)
      implements EvaluationCommand {}

  record CloseEvaluation(EvaluationId evaluation, Actor by, Instant at)
      implements EvaluationCommand {}

  record PublishEvaluation(EvaluationId evaluation, Actor by, Instant at)
      implements EvaluationCommand {}

  /**
   * @param reason a code such as {@code ABUSIVE}
   */
  record ExcludeEvaluation(
      EvaluationId evaluation, SubmissionId submission, String reason, Actor by, Instant at)
      implements EvaluationCommand {}
}
