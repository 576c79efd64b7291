package org.jiebang.matching.evaluation;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.evaluation.EvaluationRefusal.EVALUATION_CLOSED;
import static org.jiebang.matching.evaluation.EvaluationRefusal.RATING_LINKS_EXHAUSTED;
import static org.jiebang.matching.evaluation.EvaluationRefusal.RATING_LINK_NOT_FOUND;
import static org.jiebang.matching.evaluation.EvaluationRefusal.RATING_LINK_USED;

import java.util.List;
import org.jiebang.matching.evaluation.Evaluation.Existing;
import org.jiebang.matching.evaluation.Evaluation.Link;
import org.jiebang.matching.evaluation.Evaluation.Phase;
import org.jiebang.matching.evaluation.EvaluationCommand.IssueRatingLink;
import org.jiebang.matching.evaluation.EvaluationCommand.RateByLink;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationSubmitted;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkIssued;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkUsed;

/** Ratings of beneficiaries who have no account: a link each, good once, until the set closes. */
final class RatingLinkRules {

  private RatingLinkRules() {}

  static List<EvaluationEvent> issue(IssueRatingLink c, Existing s, EvaluationPolicy policy) {
    if (s.phase() != Phase.OPEN) {
      return refuse(EVALUATION_CLOSED);
    }
    return s.links().size() >= policy.mostLinks()
        ? refuse(RATING_LINKS_EXHAUSTED)
        : List.of(new RatingLinkIssued(c.evaluation(), c.link(), c.codeHash(), c.at()));
  }

  /** Who cannot show the code learns nothing, not even whether the set is open. */
  static List<EvaluationEvent> rate(RateByLink c, Existing s) {
    Link link = s.links().get(c.link());
    if (link == null || !link.codeHash().equals(c.codeHash())) {
      return refuse(RATING_LINK_NOT_FOUND);
    }
    if (s.phase() != Phase.OPEN) {
      return refuse(EVALUATION_CLOSED);
    }
    if (link.used()) {
      return refuse(RATING_LINK_USED);
    }
    return List.of(
        new EvaluationSubmitted(
            c.evaluation(),
            SubmissionId.of(c.evaluation(), EvaluationKind.BENEFICIARY, c.link(), null),
            s.task(),
            EvaluationKind.BENEFICIARY,
            c.link(),
            null,
            c.score(),
            c.text(),
            c.at()),
        new RatingLinkUsed(c.evaluation(), c.link(), c.at()));
  }
}
