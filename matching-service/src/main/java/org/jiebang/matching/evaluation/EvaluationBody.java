package org.jiebang.matching.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jspecify.annotations.Nullable;

/** An evaluation set as it is kept for the API: marks and words are sealed. */
public record EvaluationBody(
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
    List<Submission> submissions) {

  /**
   * One submission.
   *
   * @param excluded reason code; null while it counts
   */
  public record Submission(
      UUID id,
      EvaluationKind kind,
      UUID author,
      @Nullable UUID subject,
      Instant at,
      Envelope score,
      @Nullable Envelope text,
      @Nullable String excluded) {}

  EvaluationBody in(String next, @Nullable Instant closed, @Nullable Instant published) {
    return new EvaluationBody(
        id,
        next,
        task,
        need,
        community,
        organisation,
        department,
        openedAt,
        closesAt,
        closed,
        published,
        submissions);
  }

  EvaluationBody with(List<Submission> all) {
    return new EvaluationBody(
        id,
        state,
        task,
        need,
        community,
        organisation,
        department,
        openedAt,
        closesAt,
        closedAt,
        publishedAt,
        all);
  }
}
