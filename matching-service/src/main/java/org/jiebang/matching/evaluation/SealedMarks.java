package org.jiebang.matching.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.http.Shown;
import org.jiebang.eventsourcing.identity.Caller;
import org.jiebang.eventsourcing.personal.Envelope;
import org.jiebang.eventsourcing.personal.PersonKeys;
import org.jiebang.matching.evaluation.EvaluationBody.Submission;
import org.jiebang.matching.evaluation.ShownEvaluation.ShownSubmission;
import org.jspecify.annotations.Nullable;

/**
 * Seals what is said and opens it to whom it may be shown. A score lies under the set's own key, so
 * that it still counts when its author's data is erased; words lie under the author's.
 */
@ApplicationScoped
class SealedMarks implements Shown<EvaluationBody, ShownEvaluation> {

  private final PersonKeys keys;

  SealedMarks(PersonKeys keys) {
    this.keys = keys;
  }

  Envelope seal(EvaluationId evaluation, UUID author, int score) {
    return keys.seal(
        evaluation.value(), evaluation.value(), "score-" + author, Integer.toString(score));
  }

  @Nullable Envelope seal(EvaluationId evaluation, UUID author, @Nullable String text) {
    return text == null ? null : keys.seal(author, evaluation.value(), "text", text.strip());
  }

  @Override
  public ShownEvaluation show(UUID id, EvaluationBody b, Caller caller) {
    return new ShownEvaluation(
        b.id(),
        b.state(),
        b.task(),
        b.need(),
        b.community(),
        b.organisation(),
        b.department(),
        b.openedAt(),
        b.closesAt(),
        b.closedAt(),
        b.publishedAt(),
        counts(b.submissions()),
        b.publishedAt() == null ? null : means(id, b.submissions()),
        b.submissions().stream()
            .filter(s -> s.author().equals(caller.person()))
            .map(s -> opened(id, s, caller.readsPersonal()))
            .toList());
  }

  /**
   * @param words false: the text is left out
   */
  ShownSubmission opened(UUID evaluation, Submission s, boolean words) {
    return new ShownSubmission(
        s.id(),
        s.kind(),
        s.author(),
        s.subject(),
        s.at(),
        score(evaluation, s),
        s.text() == null || !words ? null : keys.open(s.text(), evaluation, "text"),
        s.excluded());
  }

  private int score(UUID evaluation, Submission s) {
    return score(keys, evaluation, s);
  }

  /** One mark opened; for whoever may count them. */
  static int score(PersonKeys keys, UUID evaluation, Submission s) {
    String score = keys.open(s.score(), evaluation, "score-" + s.author());
    if (score == null) {
      throw new IllegalStateException("the key of evaluation " + evaluation + " is gone");
    }
    return Integer.parseInt(score);
  }

  private static Map<EvaluationKind, Integer> counts(List<Submission> submissions) {
    var counts = new EnumMap<EvaluationKind, Integer>(EvaluationKind.class);
    submissions.forEach(s -> counts.merge(s.kind(), 1, Integer::sum));
    return counts;
  }

  private Map<EvaluationKind, BigDecimal> means(UUID evaluation, List<Submission> submissions) {
    var sums = new EnumMap<EvaluationKind, Integer>(EvaluationKind.class);
    List<Submission> counted = submissions.stream().filter(s -> s.excluded() == null).toList();
    counted.forEach(s -> sums.merge(s.kind(), score(evaluation, s), Integer::sum));
    Map<EvaluationKind, Integer> counts = counts(counted);
    var means = new EnumMap<EvaluationKind, BigDecimal>(EvaluationKind.class);
    sums.forEach(
        (kind, sum) ->
            means.put(
                kind,
                BigDecimal.valueOf(sum)
                    .divide(
                        BigDecimal.valueOf(counts.getOrDefault(kind, 1)),
                        2,
                        RoundingMode.HALF_UP)));
    return means;
  }
}
