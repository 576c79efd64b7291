package org.jiebang.matching.evaluation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation set as one caller gets to see it.
 *
 * @param counts submissions by kind
 * @param means of the scores that count, by kind, two decimals; absent until published
 * @param mine what the caller has said
 */
@Schema(name = "Evaluation")
public record ShownEvaluation(
    UUID id,
    String state,
    UUID task,
    UUID need,
    UUID community,
    UUID organisation,
    UUID department,
    Instant openedAt,
    Instant closesAt,
    @Nullable Instant closedAt,
    @Nullable Instant publishedAt,
    Map<EvaluationKind, Integer> counts,
    @Nullable Map<EvaluationKind, BigDecimal> means,
    List<ShownSubmission> mine) {

  /**
   * One submission.
   *
   * @param score 1 to 5
   * @param excluded reason code; absent while it counts
   */
  @Schema(name = "EvaluationSubmission")
  public record ShownSubmission(
      UUID id,
      EvaluationKind kind,
      UUID author,
      @Nullable UUID subject,
      Instant at,
      int score,
      @Nullable String text,
      @Nullable String excluded) {}
}
