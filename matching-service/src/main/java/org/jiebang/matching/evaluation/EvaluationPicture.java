package org.jiebang.matching.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jiebang.eventsourcing.Picture;
import org.jiebang.eventsourcing.Recorded;
import org.jiebang.matching.evaluation.EvaluationBody.Submission;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationAmended;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationClosed;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationExcluded;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationOpened;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationPublished;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationSubmitted;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkIssued;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkUsed;
import org.jspecify.annotations.Nullable;

/** Folds an evaluation set's events into what the API shows. */
public final class EvaluationPicture implements Picture<EvaluationBody, EvaluationEvent> {

  @Override
  public Class<EvaluationBody> body() {
    return EvaluationBody.class;
  }

  @Override
  public String state(EvaluationBody body) {
    return body.state();
  }

  @Override
  public EvaluationBody evolve(@Nullable EvaluationBody body, Recorded<EvaluationEvent> fact) {
    return switch (fact.event()) {
      case EvaluationOpened e ->
          new EvaluationBody(
              e.evaluation().value(),
              "OPEN",
              e.task(),
              e.need(),
              e.community(),
              e.organisation(),
              e.department(),
              e.at(),
              e.closesAt(),
              null,
              null,
              List.of());
      case EvaluationSubmitted e -> {
        var submission =
            new Submission(
                e.submission().value(),
                e.kind(),
                e.author(),
                e.subject(),
                e.at(),
                e.score(),
                e.text(),
                null);
        yield is(body)
            .with(Stream.concat(is(body).submissions().stream(), Stream.of(submission)).toList());
      }
      case EvaluationAmended e ->
          change(
              is(body),
              e.submission(),
              s ->
                  new Submission(
                      s.id(),
                      s.kind(),
                      s.author(),
                      s.subject(),
                      e.at(),
                      e.score(),
                      e.text(),
                      s.excluded()));
      case EvaluationExcluded e ->
          change(
              is(body),
              e.submission(),
              s ->
                  new Submission(
                      s.id(),
                      s.kind(),
                      s.author(),
                      s.subject(),
                      s.at(),
                      s.score(),
                      s.text(),
                      e.reason()));
      case RatingLinkIssued _, RatingLinkUsed _ -> is(body);
      case EvaluationClosed e -> is(body).in("CLOSED", e.at(), null);
      case EvaluationPublished e -> is(body).in("PUBLISHED", is(body).closedAt(), e.at());
    };
  }

  private static EvaluationBody change(
      EvaluationBody body, SubmissionId id, UnaryOperator<Submission> how) {
    return body.with(
        body.submissions().stream()
            .map(s -> s.id().equals(id.value()) ? how.apply(s) : s)
            .toList());
  }

  private static EvaluationBody is(@Nullable EvaluationBody body) {
    return requireNonNull(body);
  }
}
