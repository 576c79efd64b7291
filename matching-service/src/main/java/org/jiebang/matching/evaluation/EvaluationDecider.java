package org.jiebang.matching.evaluation;

import static org.jiebang.eventsourcing.Rejected.refuse;
import static org.jiebang.matching.evaluation.EvaluationRefusal.ALREADY_SUBMITTED;
import static org.jiebang.matching.evaluation.EvaluationRefusal.EVALUATION_CLOSED;
import static org.jiebang.matching.evaluation.EvaluationRefusal.EVALUATION_NOT_FOUND;
import static org.jiebang.matching.evaluation.EvaluationRefusal.EVALUATION_NOT_OPEN;
import static org.jiebang.matching.evaluation.EvaluationRefusal.ILLEGAL_TRANSITION;
import static org.jiebang.matching.evaluation.EvaluationRefusal.NOT_A_PARTY;
import static org.jiebang.matching.evaluation.EvaluationRefusal.RATING_LINK_NOT_FOUND;
import static org.jiebang.matching.evaluation.EvaluationRefusal.SUBMISSION_NOT_FOUND;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiebang.eventsourcing.Decider;
import org.jiebang.matching.evaluation.Evaluation.Existing;
import org.jiebang.matching.evaluation.Evaluation.Link;
import org.jiebang.matching.evaluation.Evaluation.Phase;
import org.jiebang.matching.evaluation.Evaluation.Submission;
import org.jiebang.matching.evaluation.Evaluation.Unopened;
import org.jiebang.matching.evaluation.EvaluationCommand.AmendEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.CloseEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.ExcludeEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.IssueRatingLink;
import org.jiebang.matching.evaluation.EvaluationCommand.OpenEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.PublishEvaluation;
import org.jiebang.matching.evaluation.EvaluationCommand.RateByLink;
import org.jiebang.matching.evaluation.EvaluationCommand.SubmitEvaluation;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationAmended;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationClosed;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationExcluded;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationOpened;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationPublished;
import org.jiebang.matching.evaluation.EvaluationEvent.EvaluationSubmitted;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkIssued;
import org.jiebang.matching.evaluation.EvaluationEvent.RatingLinkUsed;
import org.jspecify.annotations.Nullable;

/** The rules of an evaluation set: see LIFECYCLES, "Acceptance and evaluation". */
final class EvaluationDecider implements Decider<EvaluationCommand, Evaluation, EvaluationEvent> {

  private final EvaluationPolicy policy;

  EvaluationDecider() {
    this(EvaluationPolicy.DEFAULT);
  }

  EvaluationDecider(EvaluationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public Evaluation initial() {
    return new Unopened();
  }

  @Override
  public List<EvaluationEvent> decide(EvaluationCommand command, Evaluation state) {
    return switch (state) {
      case Unopened() -> first(command);
      case Existing s -> decide(command, s);
    };
  }

  private List<EvaluationEvent> first(EvaluationCommand command) {
    return switch (command) {
      case OpenEvaluation c ->
          List.of(
              new EvaluationOpened(
                  c.evaluation(),
                  c.task(),
                  c.need(),
                  c.community(),
                  c.organisation(),
                  c.department(),
                  c.author(),
                  c.at().plus(policy.openFor()),
                  c.at()));
      case SubmitEvaluation _, AmendEvaluation _ -> refuse(EVALUATION_NOT_OPEN);
      case RateByLink _ -> refuse(RATING_LINK_NOT_FOUND);
      case CloseEvaluation _, PublishEvaluation _, ExcludeEvaluation _, IssueRatingLink _ ->
          refuse(EVALUATION_NOT_FOUND);
    };
  }

  private List<EvaluationEvent> decide(EvaluationCommand command, Existing s) {
    return switch (command) {
      case OpenEvaluation _ -> List.of();
      case SubmitEvaluation c -> submit(c, s);
      case AmendEvaluation c -> amend(c, s);
      case CloseEvaluation c ->
          s.phase() == Phase.OPEN
              ? List.of(
                  new EvaluationClosed(c.evaluation(), c.at().plus(policy.publishAfter()), c.at()))
              : refuse(EVALUATION_CLOSED);
      case PublishEvaluation c -> publish(c, s);
      case ExcludeEvaluation c -> exclude(c, s);
      case IssueRatingLink c -> RatingLinkRules.issue(c, s, policy);
      case RateByLink c -> RatingLinkRules.rate(c, s);
    };
  }

  private static List<EvaluationEvent> submit(SubmitEvaluation c, Existing s) {
    if (s.phase() != Phase.OPEN) {
      return refuse(EVALUATION_CLOSED);
    }
    UUID author = c.by().person();
    if (!c.party() || author == null) {
      return refuse(NOT_A_PARTY);
    }
    SubmissionId id = SubmissionId.of(c.evaluation(), c.kind(), author, c.subject());
    if (s.submissions().containsKey(id)) {
      return refuse(ALREADY_SUBMITTED);
    }
    return List.of(
        new EvaluationSubmitted(
            c.evaluation(),
            id,
            s.task(),
            c.kind(),
            author,
            c.subject(),
            c.score(),
            c.text(),
            c.at()));
  }

  private static List<EvaluationEvent> amend(AmendEvaluation c, Existing s) {
    if (s.phase() != Phase.OPEN) {
      return refuse(EVALUATION_CLOSED);
    }
    Submission mine = s.submissions().get(c.submission());
    if (mine == null || !c.by().is(mine.author())) {
      return refuse(SUBMISSION_NOT_FOUND);
    }
    return List.of(
        new EvaluationAmended(c.evaluation(), c.submission(), c.score(), c.text(), c.at()));
  }

  private static List<EvaluationEvent> publish(PublishEvaluation c, Existing s) {
    if (s.phase() != Phase.CLOSED) {
      return refuse(ILLEGAL_TRANSITION);
    }
    int counted = (int) s.submissions().values().stream().filter(x -> !x.excluded()).count();
    return List.of(new EvaluationPublished(c.evaluation(), s.task(), counted, c.at()));
  }

  private static List<EvaluationEvent> exclude(ExcludeEvaluation c, Existing s) {
    if (s.phase() == Phase.PUBLISHED) {
      return refuse(ILLEGAL_TRANSITION);
    }
    Submission one = s.submissions().get(c.submission());
    if (one == null) {
      return refuse(SUBMISSION_NOT_FOUND);
    }
    return one.excluded()
        ? List.of()
        : List.of(new EvaluationExcluded(c.evaluation(), c.submission(), c.reason(), c.at()));
  }

  @Override
  public Evaluation evolve(Evaluation state, EvaluationEvent event) {
    return switch (event) {
      case EvaluationOpened e ->
          new Existing(
              e.evaluation(),
              e.task(),
              e.need(),
              e.community(),
              e.organisation(),
              e.department(),
              e.author(),
              Phase.OPEN,
              e.closesAt(),
              Map.of(),
              Map.of());
      case EvaluationSubmitted e ->
          of(state).with(e.submission(), new Submission(e.kind(), e.author(), false));
      case EvaluationAmended _ -> state;
      case EvaluationExcluded e -> {
        Submission s = known(of(state).submissions().get(e.submission()));
        yield of(state).with(e.submission(), new Submission(s.kind(), s.author(), true));
      }
      case RatingLinkIssued e -> of(state).with(e.link(), new Link(e.codeHash(), false));
      case RatingLinkUsed e ->
          of(state)
              .with(e.link(), new Link(known(of(state).links().get(e.link())).codeHash(), true));
      case EvaluationClosed _ -> of(state).in(Phase.CLOSED);
      case EvaluationPublished _ -> of(state).in(Phase.PUBLISHED);
    };
  }

  private static <T> T known(@Nullable T thing) {
    if (thing == null) {
      throw new IllegalStateException("no such submission or link");
    }
    return thing;
  }

  private static Existing of(Evaluation state) {
    return switch (state) {
      case Existing s -> s;
      case Unopened() -> throw new IllegalStateException("not open");
    };
  }
}
